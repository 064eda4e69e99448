import {
  getTreeExpandedState,
  Tree,
  useTree,
  type RenderTreeNodePayload,
  type TreeNodeData,
} from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { Problem } from '../../../parts/problem.js'
import { hrefOf, moreOf, useBranchTree, useFoundTree, type Branches } from './branches.js'
import styles from './tree.module.css'
import { useOfficeWords } from './words.js'

const ARROW = 20

/** The directory on a day as an unfolding tree: kinds, provinces, offices. */
export function OfficeTree({ branches, on }: { branches: Branches; on: string }) {
  const { data, load } = useBranchTree(branches, on)
  return <Lines data={data} load={load} />
}

/** What a search has found, unfolded. */
export function FoundTree(found: {
  offices: Parameters<typeof useFoundTree>[0]
  central: Branches['central']
}) {
  const data = useFoundTree(found.offices, found.central)
  return <Lines data={data} isUnfolded />
}

type Props = {
  readonly data: TreeNodeData[]
  readonly isUnfolded?: boolean
  /** Fetches what is in a branch, or more of it, and names the first line that came. */
  readonly load?: (branch: string) => Promise<string | undefined>
}

function Lines({ data, isUnfolded = false, load }: Props) {
  const say = useOfficeWords()
  const [, go] = useLocation()
  const [problem, setProblem] = useState<unknown>()
  const root = useRef<HTMLUListElement>(null)
  const [wanted, setWanted] = useState<string>()
  // The line that offered more is gone once more has come: the first new one takes the focus.
  useEffect(() => lineOf(root.current, wanted)?.focus(), [wanted])
  const tree = useTree({
    initialExpandedState: getTreeExpandedState(data, isUnfolded ? '*' : []),
    ...(load ? { onLoadChildren: async (branch: string) => void (await load(branch)) } : {}),
  })
  const open = (value: string) => {
    const [href, more] = [hrefOf(value), moreOf(value)]
    if (more !== undefined) load?.(more).then(setWanted, setProblem)
    else if (href === undefined) tree.toggleExpanded(value)
    else go(href)
  }
  return (
    <>
      <Problem error={problem} />
      <Tree
        ref={root}
        className={styles.tree}
        aria-label={say('title')}
        data={data}
        tree={tree}
        levelOffset="lg"
        onKeyDown={(event) => onKey(event, open)}
        renderNode={(line) => <Line {...line} open={open} />}
      />
    </>
  )
}

type LineProps = RenderTreeNodePayload & { readonly open: (value: string) => void }

function Line({ node, expanded, hasChildren, loadError, tree, elementProps, open }: LineProps) {
  const isMore = moreOf(node.value) !== undefined
  return (
    <div
      {...elementProps}
      className={`${elementProps.className} ${styles.line}`}
      data-opens={hasChildren || isMore || undefined}
      data-open={expanded || undefined}
      onClick={(event) => (isMore ? open(node.value) : elementProps.onClick(event))}
    >
      {hasChildren ? (
        <IconChevronRight size={ARROW} aria-hidden className={styles.arrow} />
      ) : (
        <span className={styles.room} />
      )}
      {node.label}
      {loadError && (
        <Problem
          error={loadError}
          retry={() => {
            tree.invalidateNode(node.value)
            void tree.loadNode(node.value)
          }}
        />
      )}
    </div>
  )
}

const linesOf = (root: HTMLElement): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('[role=treeitem]'),
]

function lineOf(root: HTMLElement | null, value: string | undefined): HTMLElement | undefined {
  if (!root || value === undefined) return undefined
  return linesOf(root).find((line) => line.dataset['value'] === value)
}

/** What a tree does beyond the arrows: Enter opens, Home and End go to the first and the last line. */
function onKey(event: KeyboardEvent<HTMLUListElement>, open: (value: string) => void): void {
  const line = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]')
  const lines = linesOf(event.currentTarget)
  if (event.key === 'Enter' && line?.dataset['value'] !== undefined) open(line.dataset['value'])
  else if (event.key === 'Home') lines.at(0)?.focus()
  else if (event.key === 'End') lines.at(-1)?.focus()
  else return
  event.preventDefault()
}
