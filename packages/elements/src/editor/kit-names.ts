import { typescriptLanguage } from '@codemirror/lang-javascript'

/** What a module exports, each as its name with its parameters and type, where it is a function. */
export const kitNames = (source: string): readonly string[] => {
  const names: string[] = []
  const tree = typescriptLanguage.parser.parse(source)
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    if (node.name !== 'ExportDeclaration') continue
    const { firstChild } = node
    const declaration = firstChild?.nextSibling
    if (!declaration) continue
    const name =
      declaration.getChild('VariableDefinition') ?? declaration.getChild('TypeDefinition')
    if (!name) continue
    const called = source.slice(name.from, name.to)
    const inside = declaration.getChild('ArrowFunction') ?? declaration
    const parameters = inside.getChild('ParamList')
    const type = parameters && inside.getChild('TypeAnnotation')
    names.push(
      parameters
        ? `${called}${source.slice(parameters.from, type?.to ?? parameters.to).replace(/\s+/g, ' ')}`
        : called,
    )
  }
  return names
}
