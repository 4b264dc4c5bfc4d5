import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '@firstgrad/errors'
import { summary, toHTML, toSVG, toTable } from '../src/index.js'
import { toPNG } from '../src/png/index.js'
import { toTerminal } from '../src/terminal/index.js'
import { ansiToHTML } from './ansi.js'
import { samples } from './samples.js'

const style = `
@font-face{font-family:'Noto Sans SC';src:url(../../fonts/NotoSansSC-Regular.otf)}
body{font:14px/1.5 system-ui,'Noto Sans SC',sans-serif;margin:24px;background:#8b929c}
section{background:#fff;margin:0 0 32px;padding:16px;border-radius:6px}
.faces{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
pre{font:12px/1.15 'DejaVu Sans Mono',Menlo,Consolas,monospace;padding:8px;margin:0;background:#14171c;color:#eceef2}
pre.plain{background:#f4f5f7;color:#1b212c}
img{max-width:640px;height:auto}
table{font-size:12px;border-collapse:collapse;display:block;max-width:640px;overflow:auto}td,th{padding:1px 8px;text-align:left;border-bottom:1px solid #ddd}
`

/** Every figure in every face, light and dark, in both languages, and two reports to be opened. */
export const writeGallery = async (folder: string): Promise<string[]> => {
  mkdirSync(join(folder, 'png'), { recursive: true })
  const sections: string[] = []
  for (const lang of languages) {
    const figures = samples(lang)
    for (const [name, figure] of Object.entries(figures)) {
      const png = `png/${name}.${lang}.png`
      writeFileSync(join(folder, png), await toPNG(figure, { lang, scale: 1 }))
      const svg = (theme: 'light' | 'dark') => toSVG(figure, { theme, lang })
      const coloured = await toTerminal(figure, {
        protocol: 'characters',
        colours: 'truecolor',
        lang,
        columns: 80,
      })
      const plain = await toTerminal(figure, {
        protocol: 'characters',
        colours: 'none',
        lang,
        columns: 80,
      })
      const ascii = await toTerminal(figure, {
        protocol: 'ascii',
        colours: 'none',
        lang,
        columns: 80,
      })
      const { columns, rows } = toTable(figure, { lang })
      const line = (tag: string, cells: readonly unknown[]) =>
        `<tr>${cells.map((cell) => `<${tag}>${ansiToHTML(String(cell ?? '—'))}</${tag}>`).join('')}</tr>`
      sections.push(`<section id="${name}-${lang}" lang="${lang}"><h2>${name} (${lang})</h2>
<p>${ansiToHTML(summary(figure, { lang }))}</p>
<div class="faces">${svg('light')}${svg('dark')}<img src="${png}" alt="">
<pre>${ansiToHTML(coloured)}</pre><pre class="plain">${ansiToHTML(plain)}</pre><pre class="plain">${ansiToHTML(ascii)}</pre>
<table>${line('th', columns)}${rows
        .slice(0, 8)
        .map((row) => line('td', row))
        .join('')}</table></div></section>`)
    }
    writeFileSync(
      join(folder, `report.${lang}.html`),
      toHTML(Object.values(figures), {
        lang,
        title: lang === 'en' ? 'Gallery' : '图集',
        footer: { seed: 7 },
      }),
    )
  }
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style>${sections.join('\n')}`,
  )
  return ['index.html', ...languages.map((lang) => `report.${lang}.html`)]
}
