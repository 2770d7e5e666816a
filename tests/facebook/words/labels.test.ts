import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABEL_WORDS } from '../../../src/facebook/words/label-words.ts';
import type { CounterKind } from '../../../src/facebook/words/labels.ts';
import { classifyLabel, learnLabels } from '../../../src/facebook/words/labels.ts';

/** Labels as Facebook shows or showed them; where a stored document or a live quote has one it is among these. */
const LABELS: Record<CounterKind, readonly string[]> = {
  likes: [
    '# likes',
    '# like',
    '# people like this',
    '# person likes this',
    '# J’aime',
    "# J'aime",
    '# mentions J’aime',
    '# personnes aiment ça',
    '# personnes aiment',
    '# de J’aime',
    '# Me gusta',
    'A # personas les gusta esto',
    '# personas indicaron que les gusta',
    'Gefällt # Mal',
    '# Personen gefällt das',
    '# „Gefällt mir“-Angaben',
    '# curtidas',
    '# gostos',
    'Mi piace: #',
    '# "Mi piace"',
    'Piace a # persone',
    '# vind-ik-leuks',
    '# personen vinden dit leuk',
    'Отметки "Нравится": #',
    '# beğenme',
    '# kişi bunu beğendi',
    '「いいね！」#件',
    'いいね！#件',
    '# 個讚',
    '# 位用户赞了',
    '#位用户赞了',
    '# 人說這個讚',
    '좋아요 #개',
    '#명이 좋아합니다',
    '# lượt thích',
    '# người thích trang này',
    '# suka',
    '# orang menyukai ini',
    '# लाइक',
    '# लोग इसे पसंद करते हैं',
    '#টি লাইক',
    '# synes godt om',
    '# personer synes godt om dette',
    '# gillar',
    '# liker',
    '# likerklikk',
    '# tykkäystä',
    '# polubień',
    'To se mi líbí (#)',
    '# aprecieri',
    '# de aprecieri',
    'Αρέσει σε # άτομα',
    '# לייקים',
    'ถูกใจ # คน',
    '# вподобання',
    '# kedvelés',
    '# پسند',
    '# لائکس',
    '# تسجيل إعجاب',
    'تسجيلات الإعجاب: #',
    '# M’agrada',
  ],
  followers: [
    '# followers',
    '# follower',
    '# people follow this',
    '# person follows this',
    '# abonnés',
    '# abonné(e)s',
    '# d’abonnés',
    '# de followers',
    '# personnes suivent ce lieu',
    '# personnes suivent cette Page',
    '# seguidores',
    '# personas siguen esto',
    '# Follower',
    '# Abonnenten',
    '# Personen haben das abonniert',
    '# pessoas estão seguindo isso',
    'Follower: #',
    '# volgers',
    '# подписчика',
    '#\u00a0— подписчики',
    '# takipçi',
    '# kişi bunu takip ediyor',
    '# 位粉絲',
    '# 人在追蹤',
    '# 位追蹤者',
    '# 位用户关注了',
    '#人がフォローしています',
    'フォロワー#人',
    '팔로워 #명',
    '#명의 팔로워',
    '# người theo dõi',
    '# người theo dõi Trang này',
    '# pengikut',
    '# orang mengikuti ini',
    '# फ़ॉलोअर',
    '# लोग इसे फ़ॉलो करते हैं',
    '# অনুসরণকারী',
    '# følgere',
    '# följare',
    '# seuraajaa',
    '# obserwujących',
    '# sledujících',
    '# urmăritori',
    '# ακόλουθοι',
    '# עוקבים',
    'ผู้ติดตาม # คน',
    '# підписників',
    '# követő',
    '# دنبال‌کننده',
    '# فالوورز',
    '# متابع',
    '# متابعًا',
    '# شخص يتابعون هذا',
  ],
  other: [
    '# talking about this',
    '# were here',
    '# was here',
    '# following',
    '# en parlent',
    '# personnes qui en parlent',
    '# personnes étaient ici',
    '# suivi(e)s',
    '# sprechen darüber',
    '# Personen sprechen darüber',
    '# waren hier',
    '# personas están hablando de esto',
    '# personas estuvieron aquí',
    '# seguidos',
    '# falando sobre isso',
    '# estiveram aqui',
    '# seguindo',
    '# persone ne parlano',
    '# personen praten hierover',
    'Обсуждают: #',
    'Посетили: #',
    '#\u00a0— подписки',
    '# kişi bunun hakkında konuşuyor',
    '# kişi buradaydı',
    '# 人正在談論這個',
    '# 次打卡',
    '#人が話題にしています',
    '#人がチェックインしました',
    '#人をフォロー中',
    '이야기하고 있는 사람들 #명',
    '팔로잉 #명',
    '# người đang nói về điều này',
    '# người đã ở đây',
    '# membicarakan ini',
    '# pernah berada di sini',
    '# इस बारे में बात कर रहे हैं',
    '# यहाँ थे',
    '# taler om dette',
    '# har været her',
    '# pratar om detta',
    '# snakker om dette',
    '# puhuu tästä',
    '# mówi o tym',
    'Mluví o tom (#)',
    '# discută despre asta',
    '# au fost aici',
    'يتحدث # عن هذا',
    '# كانوا هنا',
    'أتابعهم #',
    '# gefolgt',
    '# היו כאן',
    '# מדברים על זה',
    '# คนกำลังพูดถึงสิ่งนี้',
    '# обговорюють це',
    '# ember beszél erről',
    '# نفر اینجا بوده‌اند',
    '# følger',
  ],
};

const ALL = Object.entries(LABELS).flatMap(([kind, labels]) => labels.map((label) => [label, kind] as const));

describe('the words around a number', () => {
  it.each(ALL)('%s counts %s, whatever language the document is in', (label, kind) => {
    for (const language of ['', 'en', 'fr', 'zz']) expect(classifyLabel(label, language)).toBe(kind);
  });

  it('count the same to every language that understands them', () => {
    const file = join(import.meta.dirname, '../fixtures/labels.txt');
    const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
    const languages = LABEL_WORDS.trim()
      .split('\n')
      .map((line) => line.slice(0, line.indexOf(':')));
    const wrong = rows.flatMap((row) => {
      const [own = '', kind, label = ''] = row.split(' | ');
      const kinds = languages.map((language) => {
        learnLabels('');
        return [language, classifyLabel(label, language, true)] as const;
      });
      return kinds
        .filter(([language, seen]) => seen !== kind && (seen !== undefined || language === own))
        .map(([language, seen]) => `${row} in ${language}: ${seen}`);
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
  });

  it('of another language are not asked for where most texts are no labels', () => {
    expect(classifyLabel('# seguidores de todos', 'fr', true)).toBeUndefined();
    expect(classifyLabel('# personnes aiment', 'fr', true)).toBe('likes');
    expect(classifyLabel('# people follow', 'fr', true)).toBe('followers');
    expect(classifyLabel('# ember kedveli ezt', 'fr', true)).toBeUndefined();
    // What was not asked for is not remembered as unknown.
    expect(classifyLabel('# ember kedveli ezt', 'fr')).toBe('likes');
  });

  it('may stand in any case, in quotation marks and between bidi marks', () => {
    expect(classifyLabel('\u200f# «ТАЛК»', 'ru')).toBeUndefined();
    expect(classifyLabel('# LIKES', 'en')).toBe('likes');
    expect(classifyLabel('\u200e#\u200e likes\u200e', 'en')).toBe('likes');
  });

  it.each([
    '#',
    '',
    '# ',
    '# people',
    '# comments',
    '# shares',
    '# friends',
    '# members',
    '# عضو',
    '# views',
    '# reviews',
    '# h',
    '# min',
    '# mutual friends',
    '# people interested',
    'We like this #',
    'We just hit # followers',
    '# followers and counting',
    'over # likes',
    '# likes today',
    '# likes on Instagram',
    '# Tsd. Follower',
    '# mil',
    '# new followers',
    '# seguidores en Instagram',
    '# лайков сегодня',
    '# foo',
  ])('"%s" says nothing of a Page’s counter', (label) => {
    expect(classifyLabel(label, 'en')).toBeUndefined();
  });
});

describe('the table of label words', () => {
  it('gives no word two meanings, in one language or in two', () => {
    const meanings = new Map<string, Set<number>>();
    for (const line of LABEL_WORDS.trim().split('\n')) {
      const columns = line.slice(line.indexOf(':') + 1).split(';');
      expect([line.slice(0, 5), columns.length]).toEqual([line.slice(0, 5), 4]);
      for (const [column, words] of columns.slice(0, 3).entries()) {
        for (const word of words.trim().split(/\s+/))
          meanings.set(word, (meanings.get(word) ?? new Set()).add(column));
      }
    }
    expect([...meanings].filter(([, columns]) => columns.size > 1)).toEqual([]);
  });
});
