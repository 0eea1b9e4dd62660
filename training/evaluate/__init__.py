"""How well a route, model or adapter reads, judges, corrects and explains printed sentences.

Pages come in pairs: the right sentence, and the same with one planted error. Each is asked as the
program asks, and what came back is kept, a line a page, before anything is counted.
"""
