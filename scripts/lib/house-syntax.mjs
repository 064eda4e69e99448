/** What the house does not write, for the linter (.oxlintrc.json). */
const refuse = (selector, message) => ({
  create: (context) => ({ [selector]: (node) => context.report({ node, message }) }),
})

export default {
  meta: { name: 'house-syntax' },
  rules: {
    'no-default-export': refuse('ExportDefaultDeclaration', 'Name what you export.'),
    'no-enum': refuse('TSEnumDeclaration', 'A union of string literals says the same and erases.'),
    'no-export-all': refuse('ExportAllDeclaration', 'Say which names you export.'),
    'no-octal': refuse('Literal[raw=/^0[0-7]/]', 'Write 0o.'),
    'no-query': refuse("CallExpression[callee.property.name='query']", 'SQL has its own room: db/.'),
  },
}
