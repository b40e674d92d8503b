// The one page shown without the password: a field to give it in, and nothing of any dossier.

/** `fault`: what was wrong with the try before, if there was one; `waitSeconds` how long the next has to wait. */
export function loginPage(lang: 'vi' | 'en', fault: 'wrong' | 'wait' | null, waitSeconds: number): string {
  const t = (vi: string, en: string): string => (lang === 'vi' ? vi : en);
  const told = {
    wrong: t('Mật khẩu không đúng.', 'The password is wrong.'),
    wait: t(
      `Đã thử sai nhiều lần; hãy đợi ${waitSeconds} giây rồi thử lại.`,
      `Too many wrong tries; wait ${waitSeconds} seconds and try again.`,
    ),
  };
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Đúng Hẹn</title>
<style>
:root { color-scheme: light dark; font: 18px/1.5 system-ui, sans-serif }
body { display: grid; place-content: center; min-height: 90vh; margin: 0; padding: 1rem }
form { display: grid; gap: .75rem; width: min(22rem, 90vw) }
h1 { font-size: 1.5rem; margin: 0 }
input, button { font: inherit; padding: .6rem .8rem; border: 1px solid #767676; border-radius: .4rem }
button { background: #0b5394; color: #fff; border-color: #0b5394; cursor: pointer }
[role=alert] { margin: 0; color: light-dark(#a40000, #ff9d9d); font-weight: 600 }
</style></head>
<body><main><form method="post" action="/login">
<h1>Đúng Hẹn</h1>
${fault === null ? '' : `<p role="alert">${told[fault]}</p>\n`}<label for="password">${t('Mật khẩu xem trang hôm nay', "Password for today's page")}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required autofocus maxlength="200">
<button>${t('Mở trang', 'Open')}</button>
</form></main></body></html>
`;
}
