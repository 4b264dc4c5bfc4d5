// What `rm -rf dist` does, on every system. tsup's own `clean` races where a package has several
// configurations.
import { rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
