// For one script tag: importing this defines the elements.
import { defineElements } from './define.js'

void defineElements()
