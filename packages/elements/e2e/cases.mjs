/**
 * @typedef {object} Case something that must hold in Chromium
 * @property {string} name
 * @property {string} body of the page; the script tag of the elements is put before it
 * @property {string} [policy] its Content-Security-Policy
 * @property {boolean} [long] tried with FIRSTGRAD_CASES alone: a shorter one nearby holds most of it
 * @property {(page: import('playwright-core').Page) => Promise<void>} run throws where it does not hold
 */

import { experimentCases } from './experiment.mjs'
import { ownDataCases } from './own-data.mjs'
import { taskCases } from './task.mjs'

/** @type {readonly Case[]} */
export const cases = [...taskCases, ...experimentCases, ...ownDataCases]
