import type { StageLanguage } from '../stage-page.ts';

/** The words around the numbers, per interface language. `N` stands for the number. */
export interface Wording {
  readonly likes: string;
  readonly followers: string;
  readonly following: string;
  readonly talking: string;
  readonly wereHere: string;
  /** The right column of 2016. */
  readonly columnLikes: string;
  readonly columnFollowers: string;
  readonly signIn: string;
  readonly signInInvitation: string;
  readonly posts: string;
  readonly aboutTitle: string;
  readonly otherPages: string;
  readonly locale: string;
}

export const wording: Record<StageLanguage, Wording> = {
  en: {
    likes: 'N likes',
    followers: 'N followers',
    following: 'N following',
    talking: 'N talking about this',
    wereHere: 'N were here',
    columnLikes: 'likes',
    columnFollowers: 'N people follow this',
    signIn: 'Log into Facebook',
    signInInvitation: 'Log into Facebook to start sharing and connecting.',
    posts: 'Posts',
    aboutTitle: 'Intro',
    otherPages: 'Related Pages',
    locale: 'en_US',
  },
  fr: {
    likes: 'N J’aime',
    followers: 'N followers',
    following: 'N suivi(e)s',
    talking: 'N en parlent',
    wereHere: 'N personnes étaient ici',
    columnLikes: 'mentions J’aime',
    columnFollowers: 'N personnes suivent ce lieu',
    signIn: 'Se connecter à Facebook',
    signInInvitation: 'Connectez-vous à Facebook pour commencer à partager.',
    posts: 'Publications',
    aboutTitle: 'À propos',
    otherPages: 'Pages associées',
    locale: 'fr_FR',
  },
  ar: {
    likes: 'N تسجيل إعجاب',
    followers: 'N متابع',
    following: 'N قيد المتابعة',
    talking: 'N يتحدثون عن هذا',
    wereHere: 'N كانوا هنا',
    columnLikes: 'تسجيل إعجاب',
    columnFollowers: 'N يتابعون هذا',
    signIn: 'تسجيل الدخول إلى فيسبوك',
    signInInvitation: 'سجّل الدخول إلى فيسبوك لتبدأ المشاركة.',
    posts: 'المنشورات',
    aboutTitle: 'المقدمة',
    otherPages: 'صفحات ذات صلة',
    locale: 'ar_AR',
  },
};

/** A wording with its number. */
export const worded = (text: string, number: string): string => text.replace('N', number);
