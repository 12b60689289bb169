"""The criteria builder: a question put together by hand, with a live count. `editor.CriteriaEditor` is the widget."""
