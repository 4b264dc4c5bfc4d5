// Runs in a page: window.suite(engine).
import { bind } from '@firstgrad/backend'
import { runSuite } from './run.js'

Object.assign(globalThis, { suite: runSuite, bind })
