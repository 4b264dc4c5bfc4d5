import pc from 'picocolors'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './markdown.js'

const render = (markdown: string, color = false) =>
  renderMarkdown(markdown, {
    colors: pc.createColors(color),
    figure: (caption) => `Figure: ${caption}`,
  })

describe('renderMarkdown', () => {
  it('joins the lines of a paragraph and breaks them anew', () => {
    const words = 'A neuron multiplies, sums, adds one bias and squashes what comes out.'
    expect(render('one\ntwo')).toBe('one two')
    expect(render('第一行\n第二行')).toBe('第一行第二行')
    for (const line of render(`${words}\n${words}`).split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(80)
    }
  })

  it('keeps headings, lists and quotes apart', () => {
    expect(render('# Neuron\n\nText.\n- one\n  more\n- two\n1. first\n\n> said\n> again')).toBe(
      'Neuron\n\nText.\n- one more\n- two\n1. first\n\n  said again',
    )
  })

  it('keeps formulas and code as they are written', () => {
    expect(render('With $w_1 * x_1 * b$ and `a * b * c` and *more*.')).toBe(
      'With $w_1 * x_1 * b$ and a * b * c and more.',
    )
    expect(render('$$\ny = x\n$$')).toBe('    $$\n    y = x\n    $$')
    expect(render('$$y = x$$\ntext')).toBe('    $$y = x$$\ntext')
    expect(render('```ts\nconst a = 1\n\n  b()\n```\n\nEnd.')).toBe(
      '    const a = 1\n\n      b()\n\nEnd.',
    )
  })

  it('keeps the columns of tables and drawings, in as much room as there is', () => {
    expect(render('| a | b |\n|---|---|\n| 1 | 2 |')).toBe(
      '    | a | b |\n    |---|---|\n    | 1 | 2 |',
    )
    expect(render(`\`\`\`text\n${'x'.repeat(78)}\n| \n\`\`\``)).toBe(`  ${'x'.repeat(78)}\n  |`)
    const wide = `| ${'word '.repeat(30)}|`
    for (const line of render(wide).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('says pictures and addresses', () => {
    expect(render('![The loss sinks](figure:loss)')).toBe('Figure: The loss sinks')
    expect(render('See [the paper](https://example.org/a).')).toBe(
      'See the paper (https://example.org/a).',
    )
  })

  it('colours where there are colours, and never counts them', () => {
    expect(render('**bold** and *soft* and `code`', true)).toBe(
      '\u001b[1mbold\u001b[22m and \u001b[3msoft\u001b[23m and \u001b[36mcode\u001b[39m',
    )
    expect(render('**bold with `code`** and $x$')).toBe('bold with code and $x$')
  })

  it('does not stumble over what is not closed', () => {
    expect(render('```\nopen')).toBe('    open')
    expect(render('a * b and 2 ** 3 and [x] and $5')).toBe('a * b and 2 ** 3 and [x] and $5')
    expect(render('')).toBe('')
  })
})
