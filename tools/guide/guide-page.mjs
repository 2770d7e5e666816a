// The guide as a page of the extension, so that it is there without a network. Plain JavaScript, since the build is.
// It knows the Markdown that the guide is written in and no more; the packages that know all of it are many times
// larger than this, and would be the build's third dependency.

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What stands inside a line. A link leads out of the extension or to a file it does not hold: its words stay. */
const inline = (text) =>
  escaped(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');

const row = (line, cell) =>
  `<tr>${line
    .split('|')
    .slice(1, -1)
    .map((text) => `<${cell}>${inline(text.trim())}</${cell}>`)
    .join('')}</tr>`;

/** The items of a list; a line that is set in goes on with the item before. */
const items = (lines, mark) =>
  lines
    .join('\n')
    .split(mark)
    .slice(1)
    .map((item) => `<li>${inline(item.trim().replace(/\s*\n\s*/g, ' '))}</li>`)
    .join('');

/** One block: what stands between empty lines. */
function block(text) {
  const lines = text.split('\n');
  const [first] = lines;
  const [, hashes, heading] = /^(#{1,3}) (.+)$/.exec(first) ?? [];
  if (heading) return `<h${hashes.length}>${inline(heading)}</h${hashes.length}>`;
  // The pictures show the extension itself, and weigh more than it does.
  if (/^!\[[^\]]*\]\([^)]*\)$/.test(text)) return '';
  if (first.startsWith('> '))
    return `<blockquote>${inline(lines.map((line) => line.replace(/^> ?/, '')).join(' '))}</blockquote>`;
  if (/^1\. /.test(first)) return `<ol>${items(lines, /^\d+\. /m)}</ol>`;
  if (/^\* /.test(first)) return `<ul>${items(lines, /^\* /m)}</ul>`;
  if (first.startsWith('| '))
    return `<table><thead>${row(first, 'th')}</thead><tbody>${lines
      .slice(2)
      .map((line) => row(line, 'td'))
      .join('')}</tbody></table>`;
  return `<p>${inline(lines.join(' '))}</p>`;
}

/**
 * @param markdown the guide in one language.
 * @param language its code, `ar` and the like.
 * @returns the page.
 */
export function guidePage(markdown, language) {
  const blocks = markdown
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .filter(Boolean);
  const title = inline(/^# (.+)$/m.exec(markdown)?.[1] ?? 'Ebb');
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Ebb: ${title}</title>
<link rel="icon" href="icons/32.png">
<link rel="stylesheet" href="tokens.css">
<link rel="stylesheet" href="parts.css">
<link rel="stylesheet" href="guide.css">
</head>
<body>
<main>
${blocks.join('\n')}
</main>
</body>
</html>
`;
}
