/**
 * Titles by which Facebook names what stands in the way, an expression without regard to case for each kind; en from
 * public scrapers' checks, the others remembered wordings. Not in the content script, see `no-obstacle-titles.ts`.
 */
export const OBSTACLE_TITLES = `
unsupported-browser: update your browser|unsupported browser|navigateur non pris en charge|المتصفح غير مدعوم
blocked: can['’]t use this feature (at the moment|right now)|temporarily blocked|suspended your account|account has been (disabled|locked)|unusual activity|blocked by our security systems|temporairement bloqué|محظور مؤقت
not-available: (?:page|content) (?:was )?not found|(?:content|page) isn['’]t available|page introuvable|(?:page|contenu) n['’]est pas disponible|غير (?:متوفر|متاح)|no está disponible|não está disponível|nicht verfügbar|non è disponibile|콘텐츠는 현재
signed-out-wall: ^log in(to| to)? |log in(to| to)? facebook|^(se connecter|connexion|connectez-vous)|تسجيل الدخول|^(iniciar|inicia) sesión|^anmelden|bei facebook anmelden|^entrar |^accedi|войдите|вход на facebook|登[入录錄]|ログイン|로그인|đăng nhập|masuk (ke )?facebook|giriş yap
error-page: ^error$|^error facebook$|^erreur$|^خطأ$|something went wrong
`;
