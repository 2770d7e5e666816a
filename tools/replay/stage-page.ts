import type { Course } from './course.ts';
import type { SourceConditions } from './source.ts';

/** In which shape a Page's document is served. */
export type Shape = '2016-right-column' | '2023-header' | '2026-document';

export type StageLanguage = 'fr' | 'ar' | 'en';

/** A Page of the replay. Its ids are made up. */
export interface StagePage {
  readonly vanity: string;
  readonly name: string;
  readonly kind: 'operator' | 'control';
  /** The classic Page's id. */
  readonly pageId: string;
  /** The id of the profile that stands for the Page since 2022. */
  readonly profileId: string;
  readonly shape: Shape;
  readonly language: StageLanguage;
  /** One line about itself. */
  readonly about: string;
  readonly color: string;
  readonly posts: readonly string[];
  readonly likes: { readonly startCount: number; readonly course: Course };
  readonly followers: { readonly startCount: number; readonly course: Course };
  readonly talking: number;
  readonly wereHere: number;
  readonly source: SourceConditions;
}
