import ts from 'typescript'

/**
 * @typedef {object} Import
 * @property {string} specifier
 * @property {number} line from 1
 * @property {boolean} isTypeOnly gone after compilation
 */

/** @param {ts.Node | undefined} node */
const literal = (node) => (node && ts.isStringLiteralLike(node) ? node.text : null)

/** @param {ts.ImportDeclaration} node */
const isTypeOnlyImport = ({ importClause }) =>
  importClause !== undefined &&
  (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (importClause.name === undefined &&
      importClause.namedBindings !== undefined &&
      ts.isNamedImports(importClause.namedBindings) &&
      importClause.namedBindings.elements.length > 0 &&
      importClause.namedBindings.elements.every((element) => element.isTypeOnly)))

/** `import()`, `require()`, `require.resolve()` and `import.meta.resolve()`. */
const isLoadingCall = (/** @type {ts.CallExpression} */ { expression }) =>
  expression.kind === ts.SyntaxKind.ImportKeyword ||
  ['require', 'require.resolve', 'import.meta.resolve'].includes(expression.getText())

/**
 * What one node of the syntax tree imports, if it imports.
 *
 * @param {ts.Node} node
 * @returns {{ specifier: string | null, isTypeOnly: boolean } | null}
 */
const importAt = (node) => {
  if (ts.isImportDeclaration(node))
    return { specifier: literal(node.moduleSpecifier), isTypeOnly: isTypeOnlyImport(node) }
  if (ts.isExportDeclaration(node))
    return { specifier: literal(node.moduleSpecifier), isTypeOnly: node.isTypeOnly }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
    return { specifier: literal(node.moduleReference.expression), isTypeOnly: node.isTypeOnly }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: literal(node.argument.literal), isTypeOnly: true }
  if (ts.isCallExpression(node) && isLoadingCall(node))
    return { specifier: literal(node.arguments[0]), isTypeOnly: false }
  return null
}

/**
 * Every module that a source file names, found in its syntax tree: no comment and no text in a
 * string is taken for an import.
 *
 * @param {string} fileName its ending says how to read it
 * @param {string} text
 * @returns {Import[]}
 */
export const importsOf = (fileName, text) => {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  /** @type {Import[]} */
  const found = []
  const visit = (/** @type {ts.Node} */ node) => {
    const { specifier = null, isTypeOnly = false } = importAt(node) ?? {}
    if (specifier !== null) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      found.push({ specifier, isTypeOnly, line: line + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
