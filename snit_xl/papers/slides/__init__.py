"""Slides for the meeting (bilder till sammanträdet): the same facts as the papers, in PowerPoint's own parts."""
