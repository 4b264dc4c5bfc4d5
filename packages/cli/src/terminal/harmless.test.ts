import { expect, it } from 'vitest'
import { harmless } from './harmless.js'

it('lets words through, and names what would act on a terminal', () => {
  const words = 'loss\t0.5\n损失 🧠 é — “x” مرحبا'
  expect(harmless(words)).toBe(words)
  expect(harmless('\u001b[2J\u0007\r\u0000\u009b1m')).toBe('\\x1b[2J\\x7\\xd\\x0\\x9b1m')
  expect(harmless('a\u202egpj.exe\u2066')).toBe('a\\x202egpj.exe\\x2066')
})
