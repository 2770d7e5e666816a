/** Elements whose content is text up to their own end tag, whatever tags it holds. */
export const RAW_ELEMENTS = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'noframes',
  'template',
  'xmp',
  'iframe',
  'noembed',
]);

/** The text of a raw element that is being read. */
interface RawText {
  /** Finds where the text may end; in a script also what makes its end tag no end. */
  readonly marks: RegExp;
  /** Whether the next mark ends the text. Asked of every mark, in their order. */
  isEnd(mark: string): boolean;
}

/** What follows a name that is whole. */
const AFTER_NAME = '(?=[\\s/>])';

const marksOf = new Map(
  [...RAW_ELEMENTS].map((name) => {
    const marks = name === 'script' ? `<!--|-->|</?script${AFTER_NAME}` : `</${name}${AFTER_NAME}`;
    return [name, new RegExp(marks, 'gi')];
  }),
);

/**
 * Starts reading the text of a raw element, as the HTML standard does: in
 * `<script><!-- <script> … </script> … -->` the first end tag ends the inner script only.
 */
export function startRaw(name: string): RawText {
  let escaping: 'none' | 'escaped' | 'twice' = 'none';
  return {
    marks: marksOf.get(name) ?? /$^/g,
    isEnd(mark) {
      const isEndTag = mark[1] === '/';
      if (name !== 'script') return true;
      if (mark === '-->') escaping = 'none';
      else if (mark === '<!--') escaping = escaping === 'none' ? 'escaped' : escaping;
      else if (escaping === 'escaped' && !isEndTag) escaping = 'twice';
      else if (escaping === 'twice' && isEndTag) escaping = 'escaped';
      else return isEndTag;
      return false;
    },
  };
}
