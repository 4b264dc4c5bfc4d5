import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import * as viz from '../index.js'
import { abilityOf } from './ability.js'
import { toCharacters, toTerminal } from './index.js'
import { iterm2, kitty, sixel } from './pixel-protocols.js'

const esc = '\u001b'
const plain = { colours: 'none', columns: 24, rows: 8 } as const
const line = viz.lineChart({
  title: '折线',
  x: { label: '轮' },
  series: [{ name: 'a', y: [0, 1, 2, 3] }],
})

describe('abilityOf', () => {
  it.each([
    [{ TERM: 'xterm-kitty' }, 'kitty', 'truecolor'],
    [{ TERM: 'xterm-256color', KITTY_WINDOW_ID: '1' }, 'kitty', '256'],
    [{ TERM_PROGRAM: 'ghostty', TERM: 'xterm-ghostty' }, 'kitty', 'truecolor'],
    [
      { TERM_PROGRAM: 'iTerm.app', TERM: 'xterm-256color', COLORTERM: 'truecolor' },
      'iterm2',
      'truecolor',
    ],
    [{ TERM_PROGRAM: 'WezTerm' }, 'iterm2', 'truecolor'],
    [{ TERM: 'foot', COLORTERM: 'truecolor' }, 'sixel', 'truecolor'],
    [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, 'characters', 'truecolor'],
    [{ TERM: 'xterm-256color' }, 'characters', '256'],
    [{ TERM: 'xterm-256color', WT_SESSION: 'x' }, 'characters', 'truecolor'],
    [{ TERM: 'xterm-kitty', NO_COLOR: '1' }, 'characters', 'none'],
    [{ TERM: 'xterm', NO_COLOR: '' }, 'characters', '256'],
    [{ TERM: 'xterm', NO_COLOR: '1', FORCE_COLOR: '1' }, 'characters', 'none'],
    [{ TERM: 'dumb' }, 'ascii', 'none'],
    [{ TERM: 'xterm', LANG: 'C' }, 'ascii', '256'],
    [{ TERM: 'xterm', LANG: 'zh_CN.UTF-8' }, 'characters', '256'],
  ])('of %j is %s, %s', (env, protocol, colours) => {
    expect(abilityOf(env, true)).toMatchObject({ protocol, colours })
  })
  it('of a pipe is characters without colours, unless colours are forced', () => {
    expect(abilityOf({ TERM: 'xterm-kitty' }, false)).toMatchObject({
      protocol: 'characters',
      colours: 'none',
    })
    expect(abilityOf({ TERM: 'xterm', FORCE_COLOR: '1' }, false)).toMatchObject({
      protocol: 'characters',
      colours: '256',
    })
  })
  it('knows a light background', () => {
    expect(abilityOf({ COLORFGBG: '0;15' }, true).theme).toBe('light')
    expect(abilityOf({ COLORFGBG: '15;0' }, true).theme).toBe('dark')
  })
})

describe('toCharacters', () => {
  it('draws lines in braille', () => {
    expect(toCharacters(line, plain)).toBe(
      [
        '折线',
        '                   ⣀⡠⠔⠊',
        '2              ⣀⠤⠒⠉',
        '           ⣀⠤⠒⠉',
        '      ⢀⡠⠔⠒⠉',
        '0 ⣀⠤⠒⠉⠁',
        ' 0             2',
        '                   轮 →',
      ].join('\n'),
    )
  })
  it('draws in ASCII where nothing else is there', () => {
    const text = toCharacters(
      viz.lineChart({ title: 'loss', x: { label: 'x' }, series: [{ name: 'a', y: [0, 1] }] }),
      { ...plain, protocol: 'ascii' },
    )
    expect(text).toMatch(/^[\n -~]*$/)
    expect(text).toContain('o')
    expect(text).toContain('x >')
  })
  it('tells series apart without colours', () => {
    const text = toCharacters(
      viz.lineChart({
        series: [
          { name: 'a', y: [0, 1] },
          { name: 'b', y: [1, 0] },
        ],
      }),
      plain,
    )
    expect(text).toMatch(/oo a {2}xx b/)
  })
  it('shows two pixels in each character', () => {
    const text = toCharacters(viz.imageGrid({ images: [[[[1, 0, 0]], [[0, 0, 1]]]] }), {
      columns: 20,
      colours: 'truecolor',
    })
    expect(text).toContain(`${esc}[38;2;255;0;0;48;2;255;0;0m▀`)
    expect(text).toContain(`${esc}[38;2;0;0;255;48;2;0;0;255m▀`)
    expect(
      toCharacters(viz.imageGrid({ images: [[[[1, 0, 0]]]] }), { columns: 20, colours: '256' }),
    ).toContain(`${esc}[38;5;196;48;5;196m▀`)
  })
  it('shows light as shades without colours', () => {
    const text = toCharacters(viz.imshow({ image: [[0, 1]], cmap: 'gray' }), {
      columns: 40,
      colours: 'none',
    })
    expect(text).toMatch(/░+█+/)
  })
  it.each([{ columns: 19 }, { columns: 80.5 }, { columns: Number.NaN }, { rows: 2 }])(
    'refuses %j',
    (options) => {
      expect(() => toCharacters(line, options)).toThrow(
        expect.objectContaining({ code: 'viz/bad-count' }),
      )
    },
  )
  it('refuses what is no figure', async () => {
    const bad = expect.objectContaining({ code: 'viz/bad-figure' })
    expect(() => toCharacters({} as never)).toThrow(bad)
    await expect(toTerminal({ kind: 'pie' } as never)).rejects.toEqual(bad)
  })
})

describe('pixels', () => {
  const picture = viz.imshow({
    image: [
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
    ],
    width: 120,
    height: 100,
  })
  it('go to kitty in pieces that make a PNG file', async () => {
    const text = await toTerminal(picture, { protocol: 'kitty' })
    const pieces = [...text.matchAll(new RegExp(`${esc}_G([^;]*);([^${esc}]*)${esc}\\\\`, 'g'))]
    expect(pieces.map((piece) => piece[0]).join('')).toBe(text)
    expect(pieces.every((piece) => (piece[2]?.length ?? 0) <= 4096)).toBe(true)
    expect(pieces[0]?.[1]).toMatch(/^a=T,f=100,q=2,m=[01]$/)
    expect(pieces.at(-1)?.[1]).toMatch(/m=0$/)
    const { width, height } = decode(
      Buffer.from(pieces.map((piece) => piece[2]).join(''), 'base64'),
    )
    expect([width, height]).toEqual([120, 100])
  })
  it('are told to be continued, piece by piece', () => {
    const text = kitty(new Uint8Array(10_000))
    expect(text.match(/m=\d/g)).toEqual(['m=1', 'm=1', 'm=1', 'm=0'])
  })
  it('go to iTerm2 as one file', () => {
    expect(iterm2(Uint8Array.of(1, 2, 3), 40)).toBe(
      `${esc}]1337;File=inline=1;size=3;width=40px;preserveAspectRatio=1:AQID\u0007`,
    )
  })
  it('go to sixel terminals six rows at a time', () => {
    // 2 x 7: red and blue beside each other, the seventh row in a band of its own.
    const pixels = Uint8Array.from(
      Array.from({ length: 7 }, () => [255, 0, 0, 255, 0, 0, 255, 255]).flat(),
    )
    expect(sixel(pixels, 2, 7)).toBe(
      `${esc}P0;1q"1;1;2;7#5;2;0;0;100#180;2;100;0;0#180~?$#5?~-#180@?$#5?@${esc}\\`,
    )
  })
  it('count equal neighbours', () => {
    expect(sixel(new Uint8Array(40 * 4), 40, 1)).toContain('#0!40@')
  })
})
