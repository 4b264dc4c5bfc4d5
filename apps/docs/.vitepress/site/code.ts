import type { MarkdownRenderer } from 'vitepress'

/** Kinds of words in code, each with a colour that stands for its class in the page's style. */
const kinds = {
  plain: ['#000001', []],
  comment: ['#000002', ['comment', 'punctuation.definition.comment']],
  keyword: ['#000003', ['keyword', 'storage', 'keyword.operator.new', 'variable.language']],
  string: [
    '#000004',
    ['string', 'punctuation.definition.string', 'punctuation.definition.template'],
  ],
  number: ['#000005', ['constant', 'support.constant']],
  name: [
    '#000006',
    ['entity.name', 'support.function', 'support.class', 'meta.function-call entity'],
  ],
  type: ['#000007', ['entity.name.type', 'support.type', 'entity.name.class']],
  mark: ['#000008', ['punctuation', 'keyword.operator', 'meta.brace']],
} as const

/** A theme whose colours are names: a strict policy of the page allows no style attributes. */
export const codeTheme = {
  name: 'firstgrad',
  type: 'light' as const,
  colors: { 'editor.foreground': kinds.plain[0], 'editor.background': '#fffffe' },
  settings: Object.values(kinds).map(([foreground, scope]) => ({
    ...(scope.length > 0 && { scope: [...scope] }),
    settings: { foreground },
  })),
}

const classOf = new Map<string, string>(
  Object.entries(kinds).map(([kind, [colour]]) => [colour, `code-${kind}`]),
)

const withoutStyles = (html: string): string =>
  html.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    const colour = /(?:^|;)color:(#[0-9a-f]{6})/i.exec(style)?.[1]
    const name = colour && classOf.get(colour.toLowerCase())
    return name && name !== 'code-plain' ? ` class="${name}"` : ''
  })

/** Code and tables without style attributes. */
export const useStrictStyles = (md: MarkdownRenderer): void => {
  const { fence } = md.renderer.rules
  if (fence) md.renderer.rules.fence = (...given) => withoutStyles(fence(...given))
  for (const name of ['th_open', 'td_open'] as const)
    md.renderer.rules[name] = (tokens, index, options, _env, self) => {
      const token = tokens[index]
      const align = /text-align:(\w+)/.exec(token?.attrGet('style') ?? '')?.[1]
      if (token?.attrs) token.attrs = token.attrs.filter(([key]) => key !== 'style')
      if (align) token?.attrJoin('class', `align-${align}`)
      // A head without words is no head to a screen reader.
      if (name === 'th_open' && token && tokens[index + 1]?.content === '') token.tag = 'td'
      return self.renderToken(tokens, index, options)
    }
  md.renderer.rules.th_close = (tokens, index) =>
    tokens[index - 1]?.content === '' ? '</td>\n' : '</th>\n'
}
