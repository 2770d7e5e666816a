/**
 * The words that stand around a counter's number, one line a language: `language: likes; followers; other; rest`.
 * The first two name a metric. `other` names what is counted beside them (talking about this, were here,
 * following) and must never be taken for one. `rest` are the small words around. An entry may have several
 * words (joined by `_`), and an ending left open (`*`); the longest entry that fits is taken.
 *
 * How sure each line is, for the wording of Pages (see docs/adding-a-language.md):
 * seen in stored documents: en, pt, ru. Quoted by projects that read live pages: fr, es, it, da, zh, ja, vi, de,
 * nl, ko, id. Remembered, without public evidence: the rest; a wrong word there costs a missed number, never a
 * wrong one, because a text counts only if all of its words stand in one line.
 */
export const LABEL_WORDS = `
en: like likes; follower followers follow follows are_following_this; talking were was following check-in* checkins checked visits visited; people person this page total are about here in
fr: j'aime aime aiment; follower followers abonné* abonné(e)s suivent suit_cette suit_ça suit_ce suit_cet suit_le; parlent parle étaient était suivi* suivi(e)s passées visité visites; personne* internaute* mention* ça cela ce lieu cette page ceci en qui ici y de par sont à cet endroit ont profil
ar: إعجاب إعجابا إعجابات الإعجاب معجب معجبا معجبون معجبين أعجبهم أعجبتهم يعجبهم أعجب أعجبني يعجب; متابع متابعا متابعون متابعين متابعة متابعات المتابعون المتابعين يتابعون يتابع_هذا يتابع_هذه يتابع_#_شخصا_هذا يتابع_#_شخص_هذا يتابع_#_اشخاص_هذا; يتحدث يتحدثون كانوا كان زاروا يتابع أتابعهم يتابعهم قيد_المتابعة وصول; شخص أشخاص شخصا من تسجيل تسجيلات عن هذا هذه بهذه الصفحة ذلك هنا على عدد بهذا
es: gusta gustan; seguidor* siguen sigue_esto sigue_esta; hablando estuvieron estuvo estado seguidos siguiendo seguido visitaron visitas; me le les a persona* esto esta página están está de aquí indicaron que han ha este lugar perfil
de: gefällt; follower* abonnent* folgen_dem folgen_dieser folgen_das folgt_dem folgt_dieser folgen_diesem folgt_diesem das_abonniert dies_abonniert seite_abonniert; sprechen spricht waren war gefolgt besuche abonniert; mal mir angabe* person* das dies diese seite dir darüber hier haben hat diesem profil ort
pt: curtida* curtiu curtiram gosto gostos gostam gosta; seguidor* estão_seguindo está_seguindo seguem_isto seguem_esta seguem_isso estão_a_seguir seguem_este; seguindo a_seguir falando falar falam estiveram esteve visitas; pessoa* isso isto sobre aqui esta página disto de a estão está este local perfil
it: piace piacciono; follower seguace seguaci seguono_questo seguono_questa seguono; parla parlano state stati stata seguiti seguito seguite seguiti; mi a persona persone ne questo elemento questa pagina qui sono è di hanno messo luogo profilo profili
nl: leuk leuks; volger volgers volgen_dit volgt_dit volgen_deze volgt_deze; praten praat waren was volgend gevolgd; vind vinden vindt ik mensen persoon personen dit deze pagina hierover over hier
ru: нравится понравилось лайк*; подписчик* подписан подписаны подписались; обсуждают обсуждает посетил* были подписк* подписок посещен*; отмет* человек* люд* пользовател* это эта на эту страниц* здесь
tr: beğenme beğeni beğeniler beğendi beğeniyor; takipçi* bunu_takip_ediyor sayfayı_takip_ediyor burayı_takip_ediyor profili_takip_ediyor; konuşuyor buradaydı takip takip_edilen takip_ediliyor; kişi bunu bunun bu sayfayı hakkında
ja: いいね! いいね; フォロワー フォローしています がフォロー がフォロー中; 話題 チェックイン フォロー中 をフォローしています をフォロー中 をフォロー; 件 人 が の に しています しました と言っています 回 この ページ 数 した について
zh: 赞 赞了 赞过 讚 讚好 赞好 按讚 說讚 点赞 點讚 喜欢 喜歡; 粉絲 粉丝 追蹤者 追踪者 关注者 關注者 关注了 追隨者 在追蹤 在关注 追蹤了 人追蹤 人关注 人追踪; 談論 谈论 讨论 討論 来过 來過 到此 打卡 签到 簽到 正在追蹤 追蹤中 正在关注 已关注 关注中 關注中; 位 人 个 個 次 用户 用戶 都 这 這 这个 這個 此 主页 專頁 粉絲專頁 页面 里 裡 这里 這裡 在 正在 了 过 過 曾 曾經 说 說 数 數
ko: 좋아요 좋아합니다 좋아하는 좋아함; 팔로워 팔로우합니다 팔로우하고; 이야기 이야기하고 팔로잉 팔로우_중 방문 방문했습니다 방문자 체크인; 명 명이 명의 개 회 사람 사람들 이 페이지를 있는 있습니다 있음 이를
vi: thích; theo_dõi đang_theo_dõi_trang; nói_về đã_ở đã_đến đang_theo_dõi được_theo_dõi; lượt người đã trang này điều đang đây
id: suka menyukai; pengikut mengikuti_ini mengikuti_halaman; membicarakan berbicara bercakap berada diikuti mengikuti berkunjung; orang ini halaman tentang tanda sedang pernah sini di ke telah tanda
hi: लाइक लाइक्स पसंद; फ़ॉलोअर* फॉलोअर* फ़ॉलोवर* फॉलोवर* फ़ॉलो_करते फॉलो_करते इसे_फ़ॉलो_कर इसे_फॉलो_कर; बात थे आए फ़ॉलोइंग फॉलोइंग फ़ॉलो_कर फॉलो_कर; लोग लोगों व्यक्ति इसे इस इसके पेज को करते हैं कर रहे बारे में यहाँ यहां किया है ने
bn: লাইক পছন্দ; অনুসরণকারী ফলোয়ার* এটি_অনুসরণ ফলো_করছেন ফলো_করেন; কথা ছিলেন অনুসরণ; টি টা জন ব্যক্তি এটি এই পেজ করেছেন করেন করছেন করা হচ্ছে বিষয়ে সম্পর্কে নিয়ে বলছেন এখানে
da: godt; følgere følger_dette følger_denne; taler været følger; synes om person* dette denne side siden har her
sv: gillar gilla-markering*; följare följer_detta följer_den följer_det; pratar talar varit följer; person* detta det här den sidan om har
nb: liker likerklikk; følgere følger_dette følger_denne; snakker vært følger; person* dette denne siden om har her
fi: tykkää tykkäy*; seuraaja* seuraa_tätä seuraa_sivua; puhuu oli ollut seurataan seurattu* kävi; henkilö* ihmis* tästä tätä sivua sivusta täällä on
pl: polubie* lubi lubią; obserwujący obserwujących obserwujące obserwuje_to obserwują_to obserwuje_tę; mówi mówią było był była byli były obserwowan* obserwuje; osób osoby osoba użytkownik* to o tym tu tutaj tę stronę którzy które
cs: líbí; sledující sledujících sleduje_to sledují_to sleduje_tuto sledovatel* to_sleduje toto_sleduje stránku_sleduje; mluví byl byli bylo sleduje sledování; to se mi o tom tady lidem lidí lidé uživatel* tuto stránku člověku člověk
sk: páči; sledujúci* sledovateľ* sleduje_to to_sleduje toto_sleduje; hovoria hovorí boli bolo bol sleduje; sa mi to o tom tu ľuďom ľudí ľudia používateľ* táto stránka
ro: aprecier* apreciaz* apreciat*; urmăritor* urmăresc_asta urmăresc_această; discută vorbesc vorbește fost urmărește urmăriți urmăriri; de persoane persoană asta aceasta această pagină despre au a aici
el: αρέσει αρέσει! άρεσε αρέσουν; ακόλουθοι ακόλουθος ακόλουθους ακολούθους ακολουθούν; μιλούν μιλάνε συζητούν συζητάνε συζητά ήταν ακολουθεί; σε άτομα άτομο μου τους αυτή αυτό το τη σελίδα για γι' εδώ
he: לייקים לייק אהבו אוהבים אהבתי; עוקבים עוקב עוקבות; מדברים מדבר היו היה במעקב עוקב_אחרי; אנשים סימוני סימון את זה הדף על כך כאן אחרי הזה
th: ถูกใจ; ผู้ติดตาม ติดตามสิ่งนี้ ติดตามเพจนี้; กำลังพูดถึง พูดถึง เคยมา กำลังติดตาม เช็คอิน; คน ครั้ง สิ่งนี้ เพจนี้ ที่นี่ มี
uk: подобається вподоба* уподоба*; підписник* підписан* читач* стежать_за; обговорюють обговорює були відвідали було стежить відстежу* відстежується; позначк* людям людей люди особам осіб особи користувач* це цим за на тут про стежать
hu: kedvelés kedvelések kedveli kedvelik tetszik; követő követők követi_ezt követi_az ember_követi; beszél járt követés követett követve; ember embernek személy személynek felhasználó* ezt az oldalt erről róla itt már ez
fa: پسند پسندیدند پسندیده* لایک می‌پسندند; دنبال‌کننده دنبال_کننده دنبال‌کنندگان دنبال_کنندگان فالوور را_دنبال; صحبت گفتگو اینجا دنبال‌شده دنبال_شده دنبال; نفر این را درباره می‌کنند می‌کند می_کنند بوده‌اند بوده اند کرده است صفحه
ur: لائک لائکس پسند پسندیدگی*; فالوور فالوورز فالورز پیروکار*; بات تھے فالوئنگ; لوگ لوگوں افراد نے اسے اس کے بارے میں کر رہے ہیں یہاں کرتے کیا ہے
ca: m'agrada agrada; seguidor* segueixen_això; parlen estat seguint seguits; persona persones els a això en hi han aquí de
hr: sviđa; pratitelj* pratilac* pratilaca prati_ovo; govori priča pričaju bilo bili prati praćenj*; se mi oznake oznaka to osob* ljudi o ovome ovdje je su
bg: харесва* харесване харесвания; последовател*; говорят били следва*; на хора души потребител* това за тук са се от
fil: gusto like nag-like; tagasubaybay follower* ; nag-uusap narito; ang may mga tao nito tungkol dito ito sa ay na
sr: свиђа; пратила* пратиоц* прати_ово прате_ово; прича причају говори говоре било били праћењ*; ознак* ми се то особ* људи о овоме ово овде је су
sl: všeč*; sledilc* sledilec; pogovarja govori bilo sledi; oseb* ljudi to mi je o tem tukaj jih
lt: patinka; sekėj*; kalba buvo seka; žmonėms žmonės žmonių apie tai čia
lv: patīk; sekotāj*; runā bija seko; atzīme atzīmes cilvēki cilvēkiem par šo to šeit
et: meeldi*; jälgija*; räägi* käinud jälgib; inimest inimesele inimesed sellest see siin on
sq: pëlqim* pëlqejnë; ndjekës*; flasin ishin ndjek; persona njerëz po për këtë këtu e
az: bəyən*; izləyici*; danışır olub izləyir; nəfər bu haqda bunu burada
mk: допаѓа*; следач* следбени*; зборуваат биле следи; луѓе лица им се ова за тука
`;
