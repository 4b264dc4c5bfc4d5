// What an editor completes after `tf.`: names and parameters, read from TensorFlow.js's own types.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('@tensorflow/tfjs-core/package.json'))
const entry = join(folder, 'dist/index.d.ts')
const out = fileURLToPath(new URL('src/generated/', import.meta.url))

/** Objects of operations, and what learners never need of the rest. */
const groups = ['image', 'linalg', 'losses', 'signal', 'spectral', 'train', 'fused', 'browser']
const inner =
  /Backend|Kernel|Gradient|Platform|Deprecation|^(backend|env|engine|op|enable\w+|sumOutType|upcastType|copy\w+)$/
const types = /^(Tensor([1-5]D)?|Scalar|Variable|TensorLike|TensorBuffer|DataType|Rank)$/

const program = ts.createProgram([entry], {
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ESNext,
  types: [],
  skipLibCheck: true,
})
const checker = program.getTypeChecker()
const source = program.getSourceFile(entry)
if (!source) throw new Error(`TensorFlow.js has no ${entry}`)
const root = checker.getSymbolAtLocation(source)
if (!root) throw new Error(`${entry} exports nothing`)

const typeOf = (/** @type {ts.Symbol} */ symbol) => checker.getTypeOfSymbol(symbol)

/** What a type parameter may be says more than its name. */
const textOf = (/** @type {ts.Type} */ type) => {
  const known = type.isTypeParameter() ? (checker.getBaseConstraintOfType(type) ?? type) : type
  const text = checker.typeToString(known, undefined, ts.TypeFormatFlags.NoTruncation)
  return text.replace(/Tensor<Rank>/g, 'Tensor').replace(/import\("[^"]*"\)\./g, '')
}

const parameterOf = (/** @type {ts.Symbol} */ { name, valueDeclaration }) => {
  if (!valueDeclaration || !ts.isParameter(valueDeclaration)) return name
  if (ts.isObjectBindingPattern(valueDeclaration.name)) {
    const names = valueDeclaration.name.elements.map((element) =>
      (element.propertyName ?? element.name).getText(),
    )
    return `{ ${names.join(', ')} }`
  }
  return `${name}${checker.isOptionalParameter(valueDeclaration) ? '?' : ''}`
}

/** `matMul(a, b, transposeA?, transposeB?): Tensor`; undefined for what cannot be called. */
const signatureOf = (/** @type {string} */ name, /** @type {ts.Symbol} */ symbol) => {
  const [signature] = typeOf(symbol).getCallSignatures()
  if (!signature) return undefined
  const given = textOf(signature.getReturnType())
  const parameters = signature.getParameters().map(parameterOf)
  return `${name}(${parameters.join(', ')})${given.length > 40 ? '' : `: ${given}`}`
}

const resolved = (/** @type {ts.Symbol} */ symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

/** @type {string[]} */
const lines = []
for (const exported of checker.getExportsOfModule(root)) {
  const { name } = exported
  const symbol = resolved(exported)
  if (groups.includes(name)) {
    const members =
      symbol.flags & ts.SymbolFlags.ValueModule
        ? checker.getExportsOfModule(symbol)
        : typeOf(symbol).getProperties()
    for (const member of members)
      lines.push(signatureOf(`${name}.${member.name}`, resolved(member)) ?? '')
  } else if (types.test(name)) lines.push(name)
  else if (!inner.test(name) && symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable))
    lines.push(signatureOf(name, symbol) ?? '')
}
const found = lines.filter((line) => line !== '').sort()
if (found.length < 200) throw new Error(`Found ${found.length} names alone`)

mkdirSync(out, { recursive: true })
writeFileSync(
  join(out, 'tfjs-names.ts'),
  `/** Each as \`name(parameters): type\`, or the name of a type alone. */\nexport const tfjsNames: readonly string[] = ${JSON.stringify(found, null, 1)}\n`,
)
