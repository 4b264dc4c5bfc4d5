import katexPlugin from '@vscode/markdown-it-katex'
import type { MarkdownRenderer } from 'vitepress'

/** Formulas as MathML alone, which browsers set themselves: no fonts, no styles. */
export const useMath = (md: MarkdownRenderer): void => {
  const plugin = (katexPlugin as unknown as { default?: typeof katexPlugin }).default ?? katexPlugin
  // Two versions of markdown-it's types, one of markdown-it itself.
  md.use(plugin as unknown as Parameters<typeof md.use>[0], {
    output: 'mathml',
    throwOnError: true,
    strict: 'ignore',
  })
  for (const name of ['math_inline', 'math_block'] as const) {
    const draw = md.renderer.rules[name]
    if (!draw) continue
    // Braces of TeX are not Vue's.
    md.renderer.rules[name] = (...given) => {
      const drawn = draw(...given)
      return name === 'math_inline'
        ? `<span v-pre class="formula">${drawn}</span>`
        : `<div v-pre class="formula" tabindex="0">${drawn.replace(/^<p[^>]*>|<\/p>\s*$/g, '')}</div>`
    }
  }
}
