"""Pictures for papers (bilder till handlingar): drawn from small records, the same record the same bytes.

Widths and heights are centimetres at the size the picture has on a page, so that letters keep their points. A colour
is never alone: a mark, a hatch or a text says the same, and nothing is lost in grey print.
"""
