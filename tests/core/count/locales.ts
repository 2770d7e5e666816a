/**
 * Interface languages of Facebook that `Intl` knows, as locale codes. Regions are kept where Facebook offers
 * them apart; the documents' `html[lang]` names the language alone.
 */
export const LOCALES = (
  'af am ar az be bg bn bs ca ceb cs cy da de el en en-GB en-IN eo es es-419 es-CL es-CO es-MX es-VE et eu fa fi fil fo ' +
  'fr fr-CA fy ga gl gu ha he hi hr hu hy id is it ja jv ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms mt my nb ne ' +
  'nl nn or pa pl ps pt pt-PT ro ru rw si sk sl sn so sq sr sr-Latn sv sw ta te tg th tr uk ur uz vi zh-Hans zh-Hant zh-HK zu'
).split(' ');
