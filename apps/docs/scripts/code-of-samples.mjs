import ts from 'typescript'

/** Takes away the indentation that all lines but the first share. */
const outdented = (/** @type {string} */ code, /** @type {number} */ by) =>
  code.replaceAll(`\n${' '.repeat(by)}`, '\n')

/**
 * The code of each figure that the gallery's `samples` returns, by its name.
 *
 * @param {string} source of packages/viz/gallery/samples.ts
 * @returns {Readonly<Record<string, string>>}
 */
export const codeOfSamples = (source) => {
  const file = ts.createSourceFile('samples.ts', source, ts.ScriptTarget.Latest, true)
  /** @type {Record<string, string>} */
  const declared = {}
  /** @type {Record<string, string>} */
  const returned = {}
  /** @param {import('typescript').Node} node */
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      declared[node.name.text] = `const ${outdented(node.getText(file), 2)}`
    if (
      ts.isReturnStatement(node) &&
      node.expression &&
      ts.isObjectLiteralExpression(node.expression)
    )
      for (const property of node.expression.properties)
        if (ts.isShorthandPropertyAssignment(property))
          returned[property.name.text] = declared[property.name.text] ?? ''
        else if (ts.isPropertyAssignment(property)) {
          const name = property.name.getText(file)
          returned[name] = `const ${name} = ${outdented(property.initializer.getText(file), 4)}`
        }
    ts.forEachChild(node, visit)
  }
  for (const statement of file.statements)
    if (/^export const samples\b/.test(statement.getText(file))) visit(statement)
  return returned
}
