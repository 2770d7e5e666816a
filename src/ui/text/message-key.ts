import type messages from '../../../public/_locales/en/messages.json';

type AnyKey = keyof typeof messages;

/** A message that has one form for each plural category of its language: `amount_likes_one`, `..._other`. */
export type CountedKey = {
  [Key in AnyKey]: Key extends `${infer Base}_other` ? Base : never;
}[AnyKey];

/** A message with a single form. */
export type MessageKey = Exclude<AnyKey, `${CountedKey}_${Intl.LDMLPluralRule}`>;

/** `not-a-page` as a part of a key: the names of messages may hold no hyphen. */
export type Underscored<Text extends string> = Text extends `${infer Head}-${infer Rest}`
  ? `${Head}_${Underscored<Rest>}`
  : Text;

export const underscored = <Text extends string>(text: Text): Underscored<Text> =>
  text.replaceAll('-', '_') as Underscored<Text>;
