import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/readers/read-head.ts';
import { readPage } from '../../src/readers/read-page.ts';

interface Row {
  readonly language: string;
  /** The counters of the description, as a document in this language has them. */
  readonly description: string;
  readonly likes?: number;
  readonly followers?: number;
  /** The links of the header: likes and followers, each as text with the interval it means. */
  readonly header: readonly (readonly [
    tab: 'friends_likes' | 'followers',
    text: string,
    value: number,
    step: number,
  ])[];
}

const F = 'followers';
const L = 'friends_likes';

const ROWS: readonly Row[] = [
  {
    language: 'en',
    description: '3,783 likes · 157 talking about this · 65 were here',
    likes: 3783,
    header: [
      [L, '3.7K likes', 3700, 100],
      [F, '3.7K followers', 3700, 100],
    ],
  },
  {
    language: 'en',
    description: '121,350,689 followers · 1,131,670 talking about this',
    followers: 121_350_689,
    header: [[F, '121M followers', 121_000_000, 1_000_000]],
  },
  {
    language: 'fr',
    description: '2 450 117 J’aime · 8 740 en parlent · 12 personnes étaient ici',
    likes: 2_450_117,
    header: [
      [L, '2,4 M J’aime', 2_400_000, 100_000],
      [F, '2,3 M de followers', 2_300_000, 100_000],
    ],
  },
  {
    language: 'fr',
    description: '53 followers · 5 personnes étaient ici',
    followers: 53,
    header: [[F, '53 followers', 53, 1]],
  },
  {
    language: 'fr',
    description: "1 234 mentions J'aime · 25 personnes en parlent",
    likes: 1234,
    header: [[F, '1,2 k abonné(e)s', 1200, 100]],
  },
  {
    language: 'ar',
    description:
      '\u200f٢٬٤٥٠٬١١٧\u200f تسجيل إعجاب · يتحدث \u200f٨٬٧٤٠\u200f عن هذا · كان \u200f١٢\u200f هنا',
    likes: 2_450_117,
    header: [
      [L, '\u200f٢٫٤ مليون\u200f تسجيل إعجاب', 2_400_000, 100_000],
      [F, '\u200f٢٧٨٫٩ ألف\u200f متابع', 278_900, 100],
    ],
  },
  {
    language: 'ar',
    description: '2,450,117 من تسجيلات الإعجاب · 8,740 يتحدثون عن هذا',
    likes: 2_450_117,
    header: [[F, '2.3 مليون متابع', 2_300_000, 100_000]],
  },
  {
    language: 'de',
    description: 'Gefällt 1.234.567 Mal · 56 Personen sprechen darüber · 789 waren hier',
    likes: 1_234_567,
    header: [
      [L, '1,2 Mio. „Gefällt mir“-Angaben', 1_200_000, 100_000],
      [F, '12 Tsd. Follower', 12_000, 1000],
    ],
  },
  {
    language: 'es',
    description: '39.511.257 Me gusta · 4 personas están hablando de esto',
    likes: 39_511_257,
    header: [
      [L, '39 M Me gusta', 39_000_000, 1_000_000],
      [F, '12 mil seguidores', 12_000, 1000],
    ],
  },
  {
    language: 'es',
    description: '2.558 seguidores · 4 personas están hablando de esto',
    followers: 2558,
    header: [[F, '2,5 mil seguidores', 2500, 100]],
  },
  {
    language: 'pt',
    description: '25.196 curtidas · 235 falando sobre isso · 27 estiveram aqui',
    likes: 25_196,
    header: [
      [L, '25 mil curtidas', 25_000, 1000],
      [F, '1,3 mi seguidores', 1_300_000, 100_000],
    ],
  },
  {
    language: 'it',
    description: 'Mi piace: 13.952 · 271 persone ne parlano · 789 persone sono state qui',
    likes: 13_952,
    header: [
      [L, 'Mi piace: 13.952', 13_952, 1],
      [F, 'Follower: 14 mila', 14_000, 1000],
    ],
  },
  {
    language: 'tr',
    description: '1.234 beğenme · 56 kişi bunun hakkında konuşuyor · 789 kişi buradaydı',
    likes: 1234,
    header: [
      [L, '1,2 B beğenme', 1200, 100],
      [F, '1,3 Mn takipçi', 1_300_000, 100_000],
    ],
  },
  {
    language: 'nl',
    description: '1.234 vind-ik-leuks · 10 personen praten hierover · 30 waren hier',
    likes: 1234,
    header: [[F, '1,2 mln. volgers', 1_200_000, 100_000]],
  },
  {
    language: 'ru',
    description: 'Отметки "Нравится": 1 381 · Обсуждают: 7 · Посетили: 12',
    likes: 1381,
    header: [
      [L, 'Отметки "Нравится": 1,3 тыс.', 1300, 100],
      [F, '1,2 тыс. подписчиков', 1200, 100],
    ],
  },
  {
    language: 'uk',
    description: 'Вподобання: 1 234 · Обговорюють: 56 · Були тут: 789',
    likes: 1234,
    header: [[F, '1,2 тис. підписників', 1200, 100]],
  },
  {
    language: 'zh-Hant',
    description: '154,815,204 位粉絲 · 1,234 人正在談論這個',
    followers: 154_815_204,
    header: [
      [L, '1.2 萬個讚', 12_000, 1000],
      [F, '1.3萬 位追蹤者', 13_000, 1000],
    ],
  },
  {
    language: 'zh-Hans',
    description: '1,234 次赞 · 56 人在谈论 · 789 人来过',
    likes: 1234,
    header: [
      [L, '2.1 亿位用户赞了', 210_000_000, 10_000_000],
      [F, '12 万位粉丝', 120_000, 10_000],
    ],
  },
  {
    language: 'ja',
    description: '「いいね！」1,234件 · 56人が話題にしています · 789人がチェックインしました',
    likes: 1234,
    header: [
      [L, '「いいね！」12.3万件', 123_000, 1000],
      [F, 'フォロワー1.3万人', 13_000, 1000],
    ],
  },
  {
    language: 'ko',
    description: '좋아하는 사람 1,234명 · 이야기하고 있는 사람들 56명',
    likes: 1234,
    header: [
      [L, '좋아요 1.2만개', 12_000, 1000],
      [F, '팔로워 3.4천명', 3400, 100],
    ],
  },
  {
    language: 'vi',
    description: '211.506 lượt thích · 56 người đang nói về điều này · 789 người đã ở đây',
    likes: 211_506,
    header: [
      [L, '211K lượt thích', 211_000, 1000],
      [F, '2,1K người theo dõi', 2100, 100],
    ],
  },
  {
    language: 'id',
    description: '1.234 suka · 56 membicarakan ini · 789 pernah berada di sini',
    likes: 1234,
    header: [
      [L, '1,2 rb suka', 1200, 100],
      [F, '12 rb pengikut', 12_000, 1000],
    ],
  },
  {
    language: 'hi',
    description: '12,34,567 लाइक · 56 इस बारे में बात कर रहे हैं',
    likes: 1_234_567,
    header: [
      [L, '12 लाख लाइक', 1_200_000, 100_000],
      [F, '1.2 क॰ फ़ॉलोअर', 12_000_000, 1_000_000],
    ],
  },
  {
    language: 'bn',
    description: '১২,৩৪৫টি লাইক · ৫৬ জন এই বিষয়ে কথা বলছেন',
    likes: 12_345,
    header: [[F, '258K জন অনুসরণকারী', 258_000, 1000]],
  },
  {
    language: 'da',
    description: '8.799 følgere · 2 taler om dette · 3 har været her',
    followers: 8799,
    header: [[F, '8,7 t følgere', 8700, 100]],
  },
  {
    language: 'sv',
    description: '1 234 gillar · 56 pratar om detta · 789 har varit här',
    likes: 1234,
    header: [[F, '1,2 tn följare', 1200, 100]],
  },
  {
    language: 'nb',
    description: '1 234 liker dette · 56 snakker om dette · 789 har vært her',
    likes: 1234,
    header: [[F, '1,2k følgere', 1200, 100]],
  },
  {
    language: 'fi',
    description: '1 234 tykkäystä · 56 puhuu tästä · 789 oli täällä',
    likes: 1234,
    header: [[F, '1,2 t. seuraajaa', 1200, 100]],
  },
  {
    language: 'pl',
    description: '1234 polubienia · 56 osób mówi o tym · 789 osób tu było',
    likes: 1234,
    header: [
      [L, '12 tys. polubień', 12_000, 1000],
      [F, '1,2 mln obserwujących', 1_200_000, 100_000],
    ],
  },
  {
    language: 'cs',
    description: 'To se mi líbí (1 234) · Mluví o tom (56) · Byli tady (789)',
    likes: 1234,
    header: [[F, '1,2 mil. sledujících', 1_200_000, 100_000]],
  },
  {
    language: 'sk',
    description: 'Páči sa mi to: 1 234 · Hovoria o tom: 56',
    likes: 1234,
    header: [[F, '12 tis. sledovateľov', 12_000, 1000]],
  },
  {
    language: 'ro',
    description: '1.234 de aprecieri · 56 discută despre asta · 789 au fost aici',
    likes: 1234,
    header: [[F, '1,2 mil. de urmăritori', 1_200_000, 100_000]],
  },
  {
    language: 'el',
    description: 'Αρέσει σε 1.234 άτομα · 56 άτομα μιλούν για αυτό',
    likes: 1234,
    header: [[F, '12 χιλ. ακόλουθοι', 12_000, 1000]],
  },
  {
    language: 'he',
    description: '\u200f1,234\u200f לייקים · \u200f56\u200f מדברים על זה · \u200f789\u200f היו כאן',
    likes: 1234,
    header: [[F, '\u200f1.2K\u200f עוקבים', 1200, 100]],
  },
  {
    language: 'th',
    description: 'ถูกใจ 1,234 คน · 56 คนกำลังพูดถึงสิ่งนี้ · 789 คนเคยมาที่นี่',
    likes: 1234,
    header: [[F, 'ผู้ติดตาม 1.2 แสน คน', 120_000, 10_000]],
  },
  {
    language: 'hu',
    description: '1 234 kedvelés · 56 ember beszél erről · 789 ember járt itt',
    likes: 1234,
    header: [[F, '1,2 E követő', 1200, 100]],
  },
  {
    language: 'fa',
    description: '۱٬۲۳۴ پسند · ۵۶ نفر درباره این صحبت می‌کنند',
    likes: 1234,
    header: [[F, '۱٫۲ هزار دنبال‌کننده', 1200, 100]],
  },
  {
    language: 'ur',
    description: '1,234 لائکس · 56 لوگ اس بارے میں بات کر رہے ہیں',
    likes: 1234,
    header: [[F, '1.2 لاکھ فالوورز', 120_000, 10_000]],
  },
  {
    language: 'bg',
    description: '1 234 харесвания · 56 души говорят за това',
    likes: 1234,
    header: [[F, '12 хил. последователи', 12_000, 1000]],
  },
  {
    language: 'hr',
    description: 'Oznake "sviđa mi se": 1.234 · 56 osoba govori o ovome',
    likes: 1234,
    header: [[F, '12 tis. pratitelja', 12_000, 1000]],
  },
  {
    language: 'ca',
    description: '1.234 m’agrada · 56 persones en parlen',
    likes: 1234,
    header: [[F, '12 k seguidors', 12_000, 1000]],
  },
  // Nobody entered these languages' words: the description stays unread, the header goes by its addresses.
  {
    language: 'hy',
    description: '1 234 հավանում · 56 խոսում են',
    header: [[F, '12 հզր հետևորդ', 12_000, 1000]],
  },
  { language: 'ka', description: '1 234 მოწონება', header: [[F, '12,3 ათ. გამომწერი', 12_300, 100]] },
];

const toHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/·/g, '&#xb7;');

const head = ({ language, description }: Row): string => {
  const stop = /^(?:zh|ja)/.test(language) ? '。' : '. ';
  const text = toHtml(`Café 24.7${stop}${description}${stop}Open 7 days, 100K followers elsewhere.`);
  return `<!DOCTYPE html><html lang="${language}"><head><meta property="al:ios:url" content="fb://profile/100063744025009"><meta property="og:title" content="Café 24.7"><link rel="canonical" href="https://www.facebook.com/cafe247"><meta name="description" content="${text}"></head>`;
};

const header = ({ header }: Row): string =>
  `<body><h1>Café 24.7</h1><span dir="auto">${header.map(([tab, text]) => `<a href="https://www.facebook.com/cafe247/${tab}/">${toHtml(text)}</a>`).join(' • ')} • <a href="https://www.facebook.com/cafe247/following/">25</a></span></body></html>`;

const address = 'https://www.facebook.com/cafe247';

describe('a document in', () => {
  it.each(ROWS)('$language: "$description" is read from the head', (row) => {
    const look = readText(`${head(row)}<body></body></html>`, address);
    const seen = look.kind === 'readings' ? look.readings.map(({ metric, count }) => [metric, count]) : [];
    const expected = [
      ...(row.likes === undefined ? [] : [['likes', { value: row.likes, step: 1 }]]),
      ...(row.followers === undefined ? [] : [['followers', { value: row.followers, step: 1 }]]),
    ];
    expect(seen).toEqual(expected);
  });

  it.each(ROWS)('$language: the header is read by its addresses', (row) => {
    const html = `<!DOCTYPE html><html lang="${row.language}"><head><link rel="canonical" href="${address}"></head>${header(row)}`;
    const expected = row.header.map(([tab, , value, step]) => ({
      metric: tab === 'followers' ? 'followers' : 'likes',
      count: { value, step },
      reader: 'header-link',
    }));
    for (const look of [readPage(new JSDOM(html).window.document, address), readText(html, address)]) {
      expect(look.kind === 'readings' ? look.readings : look).toEqual(expected);
    }
  });
});
