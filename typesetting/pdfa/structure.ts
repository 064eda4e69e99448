import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
  type PDFDocument,
  type PDFObject,
  type PDFRef,
} from 'pdf-lib'

/** Standard structure types that letters and reports use (ISO 32000-1, 14.8.4). */
export type StructureType =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'Caption'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Span'
  | 'Link'
  | 'Reference'
  | 'Note'
  | 'Figure'
  | 'Form'

/** What a screen reader is told besides the content. */
export interface ElementFacts {
  /** Read out instead of a figure. */
  readonly alt?: string
  /** The text that the marks stand for, where it differs from what is drawn. */
  readonly actualText?: string
  /** Language, where it differs from the document's. */
  readonly lang?: string
  readonly title?: string
  /** Head cells: what the cell is the head of. Needed for `TH` by PDF/UA-1; `Column` when absent. */
  readonly scope?: 'Row' | 'Column' | 'Both'
  readonly columnSpan?: number
  readonly rowSpan?: number
  /** Rectangle of a figure in points: left, bottom, right, top. */
  readonly box?: readonly [number, number, number, number]
  readonly summary?: string
}

/** An element of the structure tree. Made by `StructureTree.add`. */
export interface StructureElement {
  readonly type: StructureType
  readonly facts: ElementFacts
  readonly ref: PDFRef
  readonly parent: PDFRef
  readonly kids: (PDFRef | Mark | AnnotationKid)[]
}

/** One marked piece of content: wrap the operators in `begin` and `end`. */
export interface Mark {
  readonly page: PDFRef
  readonly mcid: number
  readonly begin: string
  readonly end: string
}

interface AnnotationKid {
  readonly page: PDFRef
  readonly annotation: PDFRef
}

/** What an artifact is: no reader reads it out. */
export type ArtifactKind = 'Pagination' | 'Layout' | 'Page' | 'Background'

/** Operators around content that no one reads out: page numbers, catchwords, rules, watermark. */
export function artifact(kind: ArtifactKind): { readonly begin: string; readonly end: string } {
  return { begin: `/Artifact <</Type /${kind}>> BDC\n`, end: 'EMC\n' }
}

/**
 * The structure tree of one document: add elements in reading order, mark content with them, `finish` once.
 * An element's content may stand on several pages. Object numbers depend on the order of calls alone.
 */
export class StructureTree {
  /** The `Document` element, parent of all others. */
  readonly document: StructureElement
  private readonly root: PDFRef
  private readonly elements: StructureElement[] = []
  private readonly byPage = new Map<PDFRef, PDFRef[]>()
  private readonly annotations: { readonly annotation: PDFRef; readonly owner: PDFRef }[] = []
  private finished = false

  constructor(private readonly doc: PDFDocument) {
    this.root = doc.context.nextRef()
    this.document = this.create('Document', {}, this.root)
  }

  /** A new element, the last child of `parent` (the document when absent). */
  add(
    type: StructureType,
    facts: ElementFacts = {},
    parent: StructureElement = this.document,
  ): StructureElement {
    const element = this.create(type, facts, parent.ref)
    parent.kids.push(element.ref)
    return element
  }

  /** Reserves the next marked-content number of the page for content of this element. */
  mark(element: StructureElement, page: PDFRef): Mark {
    const owners = this.byPage.get(page) ?? []
    this.byPage.set(page, owners)
    const mcid = owners.push(element.ref) - 1
    const mark = { page, mcid, begin: `/${element.type} <</MCID ${mcid}>> BDC\n`, end: 'EMC\n' }
    element.kids.push(mark)
    return mark
  }

  /** Puts an annotation (link, signature field) under the element. Its dictionary gets its StructParent in `finish`. */
  markAnnotation(element: StructureElement, page: PDFRef, annotation: PDFRef): void {
    element.kids.push({ page, annotation })
    this.annotations.push({ annotation, owner: element.ref })
  }

  /** Writes the tree into the document. Call once, after all pages and annotations are registered. */
  finish(): void {
    if (this.finished) throw new Error('the structure tree is finished')
    this.finished = true
    const { context, catalog } = this.doc
    for (const element of this.elements) context.assign(element.ref, this.write(element))
    const nums = [...this.pageParents(), ...this.annotationParents()]
    const tree = context.obj({
      Type: 'StructTreeRoot',
      K: [this.document.ref],
      ParentTree: context.register(context.obj({ Nums: nums })),
      ParentTreeNextKey: nums.length / 2,
    })
    context.assign(this.root, tree)
    catalog.set(PDFName.of('StructTreeRoot'), this.root)
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
  }

  private create(type: StructureType, facts: ElementFacts, parent: PDFRef): StructureElement {
    const element = { type, facts, parent, ref: this.doc.context.nextRef(), kids: [] }
    this.elements.push(element)
    return element
  }

  private pageParents(): PDFObject[] {
    return [...this.byPage].flatMap(([page, owners], key) => {
      const dict = this.doc.context.lookup(page, PDFDict)
      dict.set(PDFName.of('StructParents'), PDFNumber.of(key))
      return [PDFNumber.of(key), this.doc.context.register(this.doc.context.obj(owners))]
    })
  }

  private annotationParents(): PDFObject[] {
    return this.annotations.flatMap(({ annotation, owner }, index) => {
      const key = this.byPage.size + index
      this.doc.context.lookup(annotation, PDFDict).set(PDFName.of('StructParent'), PDFNumber.of(key))
      return [PDFNumber.of(key), owner]
    })
  }

  private write({ type, facts, parent, kids }: StructureElement): PDFDict {
    const { context } = this.doc
    const dict = context.obj({ Type: 'StructElem', S: type, P: parent })
    const say = (key: string, text: string | undefined): void => {
      if (text !== undefined) dict.set(PDFName.of(key), PDFHexString.fromText(text))
    }
    say('Alt', facts.alt)
    say('ActualText', facts.actualText)
    say('T', facts.title)
    if (facts.lang !== undefined) dict.set(PDFName.of('Lang'), PDFString.of(facts.lang))
    const attributes = attributesOf(type, facts)
    if (attributes.length > 0)
      dict.set(PDFName.of('A'), context.obj(attributes.map((each) => context.obj(each))))
    dict.set(PDFName.of('K'), context.obj(kids.map((kid) => this.writeKid(kid))))
    return dict
  }

  private writeKid(kid: StructureElement['kids'][number]): PDFObject {
    const { context } = this.doc
    if ('mcid' in kid) return context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid })
    if ('annotation' in kid) return context.obj({ Type: 'OBJR', Pg: kid.page, Obj: kid.annotation })
    return kid
  }
}

type Attributes = Record<string, string | number | number[] | PDFObject>

function attributesOf(type: StructureType, facts: ElementFacts): Attributes[] {
  const table: Attributes = {
    ...(type === 'TH' ? { Scope: facts.scope ?? 'Column' } : {}),
    ...(facts.columnSpan === undefined ? {} : { ColSpan: facts.columnSpan }),
    ...(facts.rowSpan === undefined ? {} : { RowSpan: facts.rowSpan }),
    ...(facts.summary === undefined ? {} : { Summary: PDFHexString.fromText(facts.summary) }),
  }
  const layout: Attributes = facts.box === undefined ? {} : { BBox: [...facts.box], Placement: 'Block' }
  return [
    ...(Object.keys(table).length > 0 ? [{ O: 'Table', ...table }] : []),
    ...(Object.keys(layout).length > 0 ? [{ O: 'Layout', ...layout }] : []),
  ]
}
