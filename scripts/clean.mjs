// What `rm -rf dist .types` does, on every system. tsup's own `clean` races where a package has
// several configurations.
import { rmSync } from 'node:fs'

for (const folder of ['dist', '.types']) rmSync(folder, { recursive: true, force: true })
