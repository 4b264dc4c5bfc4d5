// Opens an archive in a process of its own and prints how many files it lists.
import { argv, stdout } from 'node:process'
import { openArchive } from '../src/archives/open-archive.js'

const [, , folder = '', name = ''] = argv
const archive = await openArchive(folder, { name, limitBytes: 2 ** 30, limitEntries: 100 })
stdout.write(`${archive.names.length}\n`)
