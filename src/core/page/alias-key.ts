/**
 * The form in which two aliases are compared. Facebook tells vanities apart neither by case nor by full stops
 * (facebook.com/help/105399436216001); ids are digits and stay as they are.
 * @param alias an id or a vanity, as written in a document or an address.
 */
export const aliasKey = (alias: string): string => alias.toLowerCase().replaceAll('.', '');
