// The styles of all components, for the rooms that are not the first that one sees.
import '@mantine/core/styles.layer.css'
