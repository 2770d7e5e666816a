import { plainText } from '../core/count/plain-text.ts';

/** What a labelled number counts. `other`: talking about, were here, following; known and never a metric. */
export type CounterKind = 'likes' | 'followers' | 'other';

/**
 * The words around a number, per kind and language: regular expressions in which `#` is the number with its
 * unit, matched against the whole text between two separators. They are written as `normalizeLabel` leaves a
 * text: lower case, without quotation marks, straight apostrophes, single spaces. Endings that inflect are `\w*`,
 * which here means letters of any script.
 *
 * A letter after the language says how sure the wording is. A: seen in a stored document. B: quoted by a
 * project that reads live pages. C: implied by such a project's pattern. U: remembered, no public evidence.
 */
const LABELS: Record<CounterKind, readonly string[]> = {
  likes: [
    // en A
    '# (people )?likes? ?(this)?( page)?',
    '# total likes?',
    '# person likes this( page)?',
    // fr B, C
    "# (mentions? )?j'aime",
    '# (personnes?|internautes) aime(nt)?( (ça|cela|cette page|ceci))?',
    '# likes',
    // ar U
    '# (من )?(تسجيل|تسجيلات)( ال)? ?[إا]عجاب',
    'تسجيلات الإعجاب:? #',
    '# (شخص|أشخاص|شخصا|شخصًا)? ?(معجب|معجبون|أعجبهم|معجبين)( بهذه?| هذا)?( الصفحة)?',
    '# إعجابا?ً?',
    // es C, U
    '# me gusta',
    'a # (personas?)? ?les? gustan?( esto| esta página)?',
    '# personas? indicaron que les gusta( esto)?',
    // de C, U
    'gefällt # (mal|personen|person|mal\\.)',
    '# (personen|person) gefällt (das|dies|diese seite)',
    '# gefällt[- ]mir(-angaben?| angaben?)?',
    '# mal gefällt mir',
    // pt A, U
    '# curtidas?',
    '# (pessoas?) curti(u|ram)( isso| esta página)?',
    '# gostos?',
    '# pessoas? gosta(m)? disto',
    // it B, U
    'mi piace:? #',
    '# mi piace',
    'piace a # (persone|persona)?',
    'a # (persone|persona) piace( (questo elemento|questa pagina))?',
    // nl B, C
    '# (personen|mensen|persoon) (vinden|vindt) dit( leuk)?( leuk)?',
    '# vind-ik-leuks?',
    '# vind ik leuk',
    // ru A
    'отметки нравится:? #',
    'нравится:? #',
    '# отмет\\w* нравится',
    'нравится # \\w+',
    '# (человек\\w*|людям|пользовател\\w+) нравится( это)?',
    // tr U
    '# beğen(me|i|en)',
    '# kişi (bunu|bu sayfayı) beğen(di|iyor)',
    // zh A, C, U
    '# ?(位|个|個)?(用户|用戶|人)?(都)?(赞了|赞过|按讚|說讚|說這個讚|说这个赞|表示赞|对此点赞|觉得很赞|喜歡這個|喜欢)(这个|這個|此主页|此專頁)?',
    '# ?(个|個|次|人)?(赞|讚|讚好|赞好)',
    '(获赞|獲讚|按讚數|赞|讚)[::]? ?# ?(次|个|個|人)?',
    // ja U, B
    'いいね!:? ?# ?件?',
    'いいね!? ?# ?(件|人)?',
    '# ?(件の|人が)いいね!?(しました|と言っています)?',
    '# ?人がいいね!(しました|と言っています)',
    '# ?いいね!?',
    // ko U, C
    '좋아요 # ?(개|명|회)?',
    '# ?명이 (좋아합니다|좋아했습니다|이 페이지를 좋아합니다)',
    '좋아하는 사람 # ?명?',
    // vi C
    '# (lượt )?thích',
    '# người thích( trang)?( này)?',
    '# người đã thích( trang)?( này)?',
    // id, ms C, U
    '# suka',
    '# (orang )?menyukai( halaman)?( ini)?',
    '# tanda suka',
    '# orang suka( halaman)?( ini)?',
    // hi U
    '# लाइक(्स)?',
    '# (लोग(ों)?|व्यक्ति) (इसे |ने इसे |को यह )?(पेज )?(पसंद|लाइक)( करते हैं| किया| है)?',
    '# पसंद',
    // bn U
    '#(টি|টা| জন|জন)? ?(লাইক|পছন্দ)',
    '# ?(জন|টি)? ?(এটি|ব্যক্তি এটি|জন এটি) ?(পছন্দ করেছেন|পছন্দ করেন|লাইক করেছেন)',
    // da B, sv U, nb U, fi U
    '# synes godt om( dette| denne side)?',
    '# (personer )?synes godt om( dette| denne side)?',
    '# (personer )?gillar( detta| den här sidan)?',
    '# gilla-markering\\w*',
    '# (personer )?liker( dette| denne siden)?',
    '# likerklikk',
    '# tykkäyst?[äa]?',
    '# tykkäys',
    '# (henkilö\\w*|ihmis\\w*) tykkää( tästä| tästä sivusta)?',
    // pl U
    '# polubie[nńń]\\w*',
    '# polubień',
    'lubi to:? #( osób| osoby| osoba)?',
    '# (osób|osoby|osoba|użytkownik\\w*) lubi(ą)? to',
    '(użytkownicy|osoby), którzy lubią to:? #',
    '(użytkownicy|osoby), które lubią to:? #',
    // cs, sk U
    'to se mi líbí:? \\(?#\\)?',
    '# to se mi líbí',
    'líbí se to # (lidem|uživatel\\w+|člověku)',
    '# (lidem|uživatel\\w+) se to líbí',
    '# (lidí|lidem|uživatel\\w+) to má rád\\w*',
    'páči sa mi to:? \\(?#\\)?',
    '# páči sa mi to',
    'páči sa to # (ľuďom|používateľ\\w+)',
    '# (ľuďom|používateľ\\w+) sa (to|táto stránka) páči',
    // ro U
    '# (de )?aprecieri',
    '# apreciere',
    '# (de )?(persoane|persoană) apreciază( asta| aceasta| această pagină)?',
    // el U
    '(αρέσει|άρεσε) σε #( άτομα| άτομο)?',
    '# (άτομα|άτομο) τους αρέσει',
    '# μου αρέσει',
    // he U
    '# לייקים',
    '# לייק',
    '# (אנשים )?אהבו( את זה| את הדף)?',
    '# (אנשים )?אוהבים( את זה| את הדף)?',
    '# סימוני אהבתי',
    'אהבתי:? #',
    // th U
    'ถูกใจ # ?(คน|ครั้ง)?',
    '# (คน)?ถูกใจ(สิ่งนี้|เพจนี้)?',
    '# ?คนถูกใจ(สิ่งนี้|เพจนี้)?',
    '# ถูกใจ',
    // uk U
    'вподобання:? #',
    '# вподоба\\w+',
    'позначки подобається:? #',
    'подобається:? #',
    '# (людям|особам|користувачам|осіб) подобається( це)?',
    '# позначк\\w+ подобається',
    // hu U
    '# kedvelés',
    'kedvelések:? #',
    '# (ember|személy|felhasználó)(nek)? (kedveli|tetszik)( ezt| az oldalt)?',
    '# (ember|személy) kedveli ezt',
    // fa, ur U
    '# (نفر )?(پسند|لایک|پسندیدند|این را پسندیده ?اند|می ?پسندند)',
    '# پسندیدن',
    '# (لائک\\w*|پسند\\w*)',
    '# (افراد|لوگ\\w*|لوگوں) (نے )?(اسے |اس صفحہ کو )?(پسند|لائک)( کرتے ہیں| کیا| کیا ہے)?',
  ],
  followers: [
    // en A
    '# followers?',
    '# (people|person|peoples) follows? this( page)?',
    'followers:? #',
    '# total followers',
    // fr B, C
    '# (abonné\\(e\\)s|abonné\\w*)',
    '# personnes? suiven?t( (ça|cela|ce lieu|cette page|ceci))?',
    '# personnes? (sont|est) abonnée?s?( à (cette page|ça|ceci))?',
    // ar C
    '# (من )?(ال)?متابع(ا|ًا|ون|ين|ة|ات)?',
    'المتابعون:? #',
    '# (شخص|أشخاص|شخصا|شخصًا)? ?(يتابعون|يتابع)( هذا| هذه الصفحة| ذلك)?',
    // es B, C
    '# seguidor(es)?',
    '# personas? siguen?( esto| esta página)?',
    // de C
    '# follower\\w*',
    '# abonnent\\w*',
    '# (personen|person) (haben|hat) (das|dies|diese seite) abonniert',
    '# (personen|person) folg(en|t)( (dem|dieser seite|dies))?',
    // pt C
    '# seguidor(es)?',
    '# pessoas? est(ão|á) seguindo( isso| esta página)?',
    '# pessoas? (seguem|segue|a seguir)( isto| isso| esta página)?',
    '# pessoas? estão a seguir isto',
    // it U
    'follower:? #',
    '# (persone|persona) segu(ono|e)( questo elemento| questa pagina)?',
    '# segua(ce|ci)',
    // nl U
    '# volgers?',
    '# (personen|mensen|persoon) volg(en|t) (dit|deze pagina)',
    // ru A
    '# ?[—–-]? ?подписчик\\w*',
    'подписчик\\w*:? #',
    '# (человек\\w*|людей|пользовател\\w+) подписан\\w*( на (это|эту страницу))?',
    'подписаны # \\w+',
    // tr U
    '# takipçi',
    '# kişi (bunu|bu sayfayı) takip ed(iyor|iyorlar)',
    // zh B, C
    '# ?(位|名|个|個)?(用户|用戶|人)?(粉絲|粉丝|追蹤者|追踪者|关注者|關注者|追隨者|關注者人數)',
    '# ?(位|名)?(用户|用戶|人)?(都)?(在|正在)?(关注了|追蹤|关注|關注)(这个|這個|此主页|此專頁|了)?',
    '(粉絲|粉丝|追蹤者|关注者)[::]? ?# ?(人|位|名)?',
    // ja B
    '# ?人がフォローしています',
    'フォロワー:? ?# ?人?',
    '# ?人のフォロワー',
    '# ?フォロワー',
    // ko C
    '팔로워 # ?명?',
    '# ?명의? ?팔로워',
    '# ?명이 (팔로우합니다|팔로우하고 있습니다|이 페이지를 팔로우합니다)',
    '# 팔로워',
    // vi B
    '# người theo dõi( trang)?( này)?',
    '# người đang theo dõi( trang)?( này)?',
    // id, ms C
    '# pengikut',
    '# (orang )?mengikuti( halaman)?( ini)?',
    // hi U
    '# फ़?ॉ?लोअर(्स)?',
    '# (फ़ॉलोअर|फ़ॉलोवर|फॉलोअर|फॉलोवर|फ़ॉलोअर|फ़ॉलोवर)(्स)?',
    '# (लोग|व्यक्ति) (इसे|इस पेज को) (फ़ॉलो|फॉलो|फ़ॉलो) करते हैं',
    // bn C
    '# ?(জন|টি)? ?(অনুসরণকারী|ফলোয়ার|ফলোয়ার)',
    '# ?(জন|টি|ব্যক্তি)? ?(এটি )?(অনুসরণ|ফলো) (করছেন|করেন)',
    // da B, sv, nb, fi U
    '# følgere?',
    '# (personer )?følger (dette|denne side|denne siden)',
    '# följare',
    '# (personer )?följer (detta|den här sidan)',
    '# seuraaj\\w+',
    '# (henkilö\\w*|ihmis\\w*) seuraa( tätä| tätä sivua)?',
    // pl U
    '# obserwujący\\w*',
    '# (osób|osoby|osoba|użytkownik\\w*) (to )?obserwuj(e|ą)( to| tę stronę)?',
    'obserwujący:? #',
    // cs, sk U
    '# sledující\\w*',
    'sledující\\w*:? \\(?#\\)?',
    '# (lidí|lidé|uživatel\\w+|člověk) (to )?sleduj(e|í)( to| tuto stránku)?',
    '# sledovatel\\w*',
    '# sledovateľ\\w*',
    '# sledujúci\\w*',
    // ro U
    '# (de )?urmăritor(i)?',
    '# (de )?(persoane|persoană) urmăre(sc|ște)( asta| această pagină)?',
    // el U
    '# ακόλουθο[ιυς]\\w*',
    '# (άτομα|άτομο) (το |τη σελίδα )?ακολουθ(ούν|εί)( αυτή τη σελίδα| αυτό)?',
    // he U
    '# עוקבים',
    '# עוקב(ות|ת)?',
    '# אנשים עוקבים( אחרי (זה|הדף))?',
    // th U
    'ผู้ติดตาม # ?คน?',
    '# ?(คน)?ติดตาม(สิ่งนี้|เพจนี้)',
    '# ผู้ติดตาม',
    'มีผู้ติดตาม # ?คน',
    // uk U
    '# ?[—–-]? ?(підписник\\w*|підписан(ий|і) читач\\w*|читач\\w*|стежать|відстежувач\\w*)',
    'підписники:? #',
    '# (людей|осіб|особи|користувачів) (стежать|підписан\\w*)( за цим| на це)?',
    // hu U
    '# követő(k)?',
    '# (ember|személy) követi( ezt| az oldalt)?',
    // fa, ur U
    '# (نفر )?(دنبال ?کننده|دنبال ?کنندگان|فالوور)',
    '# نفر (این را )?دنبال می ?کنند',
    '# (فالوور\\w*|پیروکار\\w*|فالورز|فالوورز)',
  ],
  other: [
    // en A
    '# (people )?(are )?talking about this',
    '# (people )?(were|was) here',
    '# following',
    '# check-?ins?',
    // fr B, C
    '# (personnes? )?(qui )?en parlent?',
    '# (personnes? )?parlent de ça',
    '# (personnes? )?(étai(en)?t ici|y étaient|sont passées par ici)',
    '# suivi\\w*(\\(e\\)s)?',
    // ar U
    '# (شخصا?ً? )?يتحدث(ون)?( عن هذا| عن ذلك)',
    'يتحدث # ?(شخص|أشخاص|شخصا|شخصًا)? ?عن (هذا|ذلك)',
    '# كانوا هنا',
    'كان # ?(شخص|أشخاص|شخصا|شخصًا)? ?هنا',
    '# (قيد المتابعة|يتابعهم|أتابعهم|تتم متابعته(م)?)',
    // es U
    '# (personas? )?(están? )?hablando de esto',
    '# (personas? )?estuv(o|ieron) aquí',
    '# (personas? )?ha(n)? estado aquí',
    '# (seguidos|siguiendo|seguido)',
    // de U
    '# (personen )?sprechen darüber',
    '# (person )?spricht darüber',
    '# (personen )?(waren|war) hier',
    '# gefolgt',
    // pt A
    '# (pessoas? )?(estão )?falando sobre isso',
    '# (pessoas? )?(a falar|falam) (sobre isto|disto)',
    '# (pessoas? )?estiver(am|am) aqui',
    '# (pessoa )?esteve aqui',
    '# (seguindo|a seguir)',
    // it B
    '# (persone |persona )?ne parla(no)?',
    '# (persone|persona)? ?(sono state|è stata|sono stati) qui',
    '# (seguiti|seguito|seguite)',
    'persone seguite:? #',
    'seguiti:? #',
    // nl C
    '# (personen |mensen )?praten hierover',
    '# (personen )?waren hier',
    '# volgend',
    // ru A
    'обсуждают:? #',
    '# обсуждают( это)?',
    'посетили:? #',
    '# (человек\\w*|людей) посетил\\w*',
    '# ?[—–-]? ?подписк\\w*',
    '# (здесь были|были здесь)',
    // tr U
    '# kişi bunun hakkında konuşuyor',
    '# kişi buradaydı',
    '# (takip|takip ediliyor|takip edilen)',
    // zh B
    '# ?(人|位用户|位用戶)?(正在|在)?(談論這個|谈论这个|谈论|談論|讨论|討論)(這個|这个)?',
    '# ?(人|位用户|位)?(来过|來過|曾經到此|曾到此|在这里签到|簽到|签到|打卡)(這裡|这里)?',
    '# ?次(打卡|簽到|签到)',
    '# ?(正在追蹤|追蹤中|正在关注|關注中|已关注)',
    // ja U
    '# ?人が話題にしています',
    '# ?人がチェックインしました',
    'フォロー中:? ?# ?人?',
    '# ?人をフォロー(中|しています)',
    // ko U
    '이야기하고 있는 사람들? # ?명?',
    '# ?명이 (이야기하고 있습니다|이야기하고 있음|방문했습니다)',
    '방문자 # ?명?',
    '팔로잉 # ?명?',
    '# ?명 (팔로우 중|팔로잉)',
    // vi U
    '# người đang nói về điều này',
    '# người (đã ở đây|đã đến đây)',
    '# (đang theo dõi|người đang được theo dõi)',
    // id U
    '# (orang )?(sedang )?(membicarakan|berbicara tentang|bercakap tentang) ini',
    '# (orang )?(pernah )?(berada|berkunjung|pernah) (di )?(sini|ke sini)',
    '# (mengikuti|diikuti|sedang mengikuti)',
    // hi U
    '# (लोग )?इस(के)? बारे में बा?ा?त कर रहे हैं',
    '# (लोग )?यहा[ँं] (थे|आए)',
    '# फ़?ॉलो(इंग| कर रहे हैं)',
    '# (फ़ॉलोइंग|फॉलोइंग|फ़ॉलोइंग)',
    // bn U
    '# ?(জন|টি)? ?(এই|এ|এটি) ?(বিষয়ে|সম্পর্কে|নিয়ে|বিষয়ে|নিয়ে) কথা বলছেন',
    '# ?(জন|টি)? ?এখানে ছিলেন',
    '# ?(জন|টি)? ?অনুসরণ করা হচ্ছে',
    // da B, sv, nb, fi U
    '# (personer )?taler om dette',
    '# (personer )?har været her',
    '# følger',
    '# (personer )?(pratar|talar) om (detta|det här)',
    '# (personer )?har varit här',
    '# följer',
    '# (personer )?snakker om dette',
    '# (personer )?har vært her',
    '# puhuu tästä',
    '# (on ollut|oli|kävi) täällä',
    '# seurataan',
    '# seurattu\\w*',
    // pl, cs, sk, ro U
    '# (osób|osoby|osoba|użytkownik\\w*)? ?mówi(ą)? o tym',
    '# (osób|osoby|osoba|użytkownik\\w*)? ?(tu|tutaj) był[oyai]?',
    '# obserwowan\\w*',
    '# (były|było) tutaj',
    'mluví o tom:? \\(?#\\)?',
    '# (lidí |lidé )?o tom mluví',
    '(byli|byl) tady:? \\(?#\\)?',
    '# (lidí |lidé )?tady (byl|byli|bylo)',
    '# sledování',
    'sleduje:? #',
    'hovoria o tom:? \\(?#\\)?',
    '# (ľudí )?o tom hovorí',
    'boli tu:? \\(?#\\)?',
    '# (ľudí )?tu bol[oia]?',
    '# (de )?(persoane )?(discută|vorbesc) despre asta',
    '# (de )?(persoane )?au fost aici',
    '# (de )?(urmăriri|urmăriți)',
    '# urmărește',
    // el, he, th, uk, hu, fa, ur U
    "# (άτομα )?(μιλούν|μιλάνε|συζητούν|συζητάνε) (για|γι') ?αυτό",
    '# (άτομα )?ήταν εδώ',
    '# ακολουθεί',
    '# (אנשים )?מדברים על (זה|כך)',
    '# (אנשים )?היו כאן',
    '# (במעקב|עוקב אחרי|נעקבים)',
    '# ?(คน)?(กำลัง)?พูดถึงสิ่งนี้',
    '# ?(คน)?เคยมาที่นี่',
    '# ?(คน)?กำลังติดตาม',
    'กำลังติดตาม # ?(คน)?',
    'обговорюють:? #',
    '# (людей |осіб )?(обговорюють|обговорює) це',
    '(були|відвідали) тут:? #',
    '# (людей |осіб )?(були|було|побували) тут',
    '# стежить',
    '# відстежується',
    '# (ember|személy) beszél (erről|róla)',
    '# (ember|személy) járt (itt|már itt)',
    '# követés',
    '# (követett|követve)',
    '# نفر (در ?باره|درباره) این (صحبت|گفتگو) می ?کنند',
    '# نفر اینجا بوده ?اند',
    '# (دنبال ?شده|دنبال ?می ?کند)',
    '# (لوگ |افراد )?اس (کے )?بارے میں بات کر رہے ہیں',
    '# (لوگ )?یہاں تھے',
    '# فالوئنگ',
  ],
};

/** A text as the patterns are written: see `LABELS`. */
export const normalizeLabel = (text: string): string =>
  plainText(text)
    .normalize('NFKC')
    .replace(/["“”„«»‹›「」『』]|(?<!\p{L})['’‘]|['’‘](?!\p{L})/gu, '')
    .replace(/['’‘`´]/g, "'")
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

let compiled: Record<CounterKind, RegExp> | undefined;

/** All languages at once: the language of a label is often not the document's (French pages say "followers"). */
const compile = (patterns: readonly string[]): RegExp =>
  new RegExp(`^(?:${patterns.map((pattern) => normalizeLabelPattern(pattern)).join('|')})$`, 'u');

const normalizeLabelPattern = (pattern: string): string =>
  pattern
    .normalize('NFKC')
    .toLowerCase()
    .replace(/ی/g, 'ي')
    .replace(/ک/g, 'ك')
    .replaceAll('\\w', '[\\p{L}\\p{M}]')
    .replace(/[{}]/g, (brace) => brace);

/**
 * What the words around a number say that it counts.
 * @param label the text with `#` in the place of the number: `# people like this`, `Mi piace: #`.
 * @returns nothing for words nobody entered: then it is a counter of an unknown kind, not a metric.
 */
export function classifyLabel(label: string): CounterKind | undefined {
  compiled ??= {
    likes: compile(LABELS.likes),
    followers: compile(LABELS.followers),
    other: compile(LABELS.other),
  };
  // Between an abbreviated number and its noun several languages put `de`, `d'` or `di`.
  const text = normalizeLabel(label).replace(/^# (?:de|di|of) |^# d'/, '# ');
  for (const kind of ['other', 'followers', 'likes'] as const) if (compiled[kind].test(text)) return kind;
  return undefined;
}
