import type { StructureTree } from '../pdfa.js'
import { type ElementFacts, type StructureElement } from '../pdfa.js'
import type { Node } from '../layout/types.js'

/** Elements of the structure tree by the layout's nodes. List items get the list around them that PDF wants. */
export function elementsOf(tree: StructureTree, nodes: readonly Node[]): Map<Node, StructureElement> {
  const elements = new Map<Node, StructureElement>()
  addAll(tree, nodes, tree.document, elements)
  return elements
}

function addAll(
  tree: StructureTree,
  nodes: readonly Node[],
  parent: StructureElement,
  into: Map<Node, StructureElement>,
): void {
  let list: StructureElement | undefined
  for (const node of nodes) {
    if (node.role === 'LI') {
      list ??= tree.add('L', {}, parent)
      const item = tree.add('LI', {}, list)
      into.set(node, tree.add('LBody', {}, item))
      continue
    }
    list = undefined
    const facts: ElementFacts = node.facts ?? {}
    const element = tree.add(node.role === 'artifact' ? 'Span' : node.role, facts, parent)
    into.set(node, element)
    addAll(tree, node.kids, element, into)
  }
}
