import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** TS2307: Cannot find module 'x' or its corresponding type declarations. */
const cannotFindModule = 2307

/**
 * True where the only trouble is that an optional peer was not installed: who does not use it has
 * no need of its types.
 *
 * @param {ts.Diagnostic} diagnostic
 * @param {Record<string, any>} manifest
 */
const isAboutOptionalPeer = ({ code, messageText }, manifest) =>
  code === cannotFindModule &&
  Object.keys(manifest.peerDependenciesMeta ?? {}).some((name) =>
    ts.flattenDiagnosticMessageText(messageText, ' ').includes(`'${name}'`),
  )

/**
 * Compiles a strict TypeScript program that imports every entry of an installed package, and checks
 * the published .d.ts files of firstgrad themselves (third parties' are not ours to judge).
 *
 * @param {string} consumer folder into which the package was installed
 * @param {Record<string, any>} manifest
 * @returns {string} problems; empty where all is well
 */
export const checkTypes = (consumer, manifest) => {
  const entries = Object.keys(manifest.exports)
    .filter((entry) => !/\.(json|wasm|otf)$|\*/.test(entry))
    .map((entry) => manifest.name + entry.slice(1))
  const program = join(consumer, 'consumer.mts')
  writeFileSync(
    program,
    entries
      .map(
        (entry, index) => `import * as entry${index} from '${entry}'\nexport { entry${index} }\n`,
      )
      .join(''),
  )
  const compiled = ts.createProgram([program], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    types: [],
  })
  const ours = compiled
    .getSourceFiles()
    .filter(
      ({ fileName }) =>
        fileName === program || /node_modules\/(@firstgrad\/|firstgrad\/)/.test(fileName),
    )
  const diagnostics = [
    ...compiled.getOptionsDiagnostics(),
    ...ours.flatMap((file) => [
      ...compiled.getSyntacticDiagnostics(file),
      ...compiled.getSemanticDiagnostics(file),
    ]),
  ].filter((diagnostic) => !isAboutOptionalPeer(diagnostic, manifest))
  return ts
    .formatDiagnostics(diagnostics, {
      getCurrentDirectory: () => consumer,
      getCanonicalFileName: (name) => name,
      getNewLine: () => '\n',
    })
    .trimEnd()
}
