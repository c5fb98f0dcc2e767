/** Text that is HTML already. Only `html` makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | null | undefined | readonly Content[];

/** Builds HTML: what is put in is escaped, unless it is HTML itself. `html`<b>${'<i>'}</b>`` is `<b>&lt;i&gt;</b>`. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(strings.map((text, at) => text + (at < contents.length ? render(contents[at]) : '')).join(''));
}

function render(content: Content): string {
  if (content instanceof Html) return content.text;
  if (content == null) return '';
  if (typeof content === 'object') return content.map(render).join('');
  return escape(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
