/**
 * A text that no spreadsheet takes for a formula, neither whole nor where it is cut at another separator than the
 * one it was written with. A Page chooses its own name.
 * Source: OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
 */
export const plainCell = (text: string): string =>
  text.replace(/(^|[;,|\t\r\n"'])(\s*)(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])/g, "$1$2'");
