import { expect, it } from 'vitest'
import { netrcLogin } from './netrc.js'

const text = `machine one.test login ann password "s3
machine two.test
  login bob
  password p#w
macdef init
machine three.test login eve password no

default login anonymous password mail
`

it('finds the login of a host', () => {
  expect(netrcLogin(text, 'one.test')).toEqual({ user: 'ann', password: '"s3' })
  expect(netrcLogin(text, 'two.test')).toEqual({ user: 'bob', password: 'p#w' })
})
it('takes the default for others, and nothing out of macros', () => {
  expect(netrcLogin(text, 'three.test')).toEqual({ user: 'anonymous', password: 'mail' })
})
it('has none where there is none', () => {
  expect(netrcLogin('machine one.test login ann password x', 'two.test')).toBeUndefined()
  expect(netrcLogin('machine one.test login ann', 'one.test')).toBeUndefined()
  expect(netrcLogin('', 'one.test')).toBeUndefined()
})
