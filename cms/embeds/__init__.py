"""What other sites show of the forums: frames, oEmbed and the page on which snippets are made."""
