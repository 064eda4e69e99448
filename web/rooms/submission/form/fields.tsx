import { withTheme } from '@rjsf/core'
import { Theme } from '@rjsf/mantine'
import type { RJSFSchema } from '@rjsf/utils'
import { useMemo } from 'react'
import { useLanguage } from '../../../words/i18n.js'
import { DateWidget } from './date-widget.js'
import { errorsAtFields, type FieldError } from './errors.js'
import { FileWidget } from './file-widget.js'
import { shownOnly } from './hidden.js'
import { inLanguage, type Part } from '../../../parts/form-part.js'
import { GroupItem, RepeatingGroup } from './templates.js'
import { uiOf } from './ui.js'
import { formValidator } from './validator.js'

const Form = withTheme(Theme)
const TEMPLATES = { ArrayFieldTemplate: RepeatingGroup, ArrayFieldItemTemplate: GroupItem }
const WIDGETS = { kept: FileWidget, DateWidget }
const NO_ERRORS: readonly FieldError[] = []

type Body = Readonly<Record<string, unknown>>
type Props = {
  readonly form: Part
  readonly body: Body
  readonly onChange: (body: Body) => void
  /** The case that files are sent for; none where the form is only tried. */
  readonly caseId?: string
  readonly errors?: readonly FieldError[]
  readonly idPrefix?: string
}

/** The fields of a form, as the office that answers sees them. */
export function FormFields({ form, body, onChange, caseId, errors = NO_ERRORS, idPrefix = 'root' }: Props) {
  const { language } = useLanguage()
  const schema = useMemo(() => inLanguage(form, language) as RJSFSchema, [form, language])
  const ui = useMemo(() => uiOf(form, language), [form, language])
  const atFields = useMemo(() => errorsAtFields(errors, language), [errors, language])
  return (
    <Form
      tagName="div"
      idPrefix={idPrefix}
      schema={schema}
      uiSchema={ui}
      formData={body}
      formContext={{ caseId }}
      validator={formValidator}
      templates={TEMPLATES}
      widgets={WIDGETS}
      extraErrors={atFields}
      showErrorList={false}
      onChange={({ formData }) => onChange(shownOnly(form, (formData ?? {}) as Body))}
    >
      <></>
    </Form>
  )
}
