"""Notebooks that are hard on an engine, as lists of cells; a cell with tags is a pair. Both engines must give the same."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | tuple[str, str]

CASES: dict[str, Sequence[Cell]] = {
    "values": ["1 + 1", "None", "'Đại Từ'", "[1, 2][0];", "x = 5", "x", "_ + 1"],
    "trailing semicolon in a comment": ["3  # đây; đó", "4;  # kín", "'a;b'"],
    "streams": [
        "import sys\nprint('ra')\nprint('lỗi', file=sys.stderr)\nprint('ra nữa')",
        "print('không xuống dòng', end='')",
        "print('một\\rhai')",
        "sys.stdout.write('viết\\n');",
    ],
    "text below Python": ["import os\nos.system('echo con')", "!echo lệnh", "os.write(1, b'thang xuong\\n');"],
    "displays": [
        "from IPython.display import HTML, Markdown, SVG, JSON, Latex, display\ndisplay(HTML('<b>đậm</b>'), Markdown('*nghiêng*'))",
        "print('trước')\ndisplay(Latex('$x$'))\nprint('sau')\n7",
        "display({'text/plain': 'thô', 'text/html': '<i>h</i>'}, raw=True)",
        "JSON({'a': [1, None]})",
        "SVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
        "display(1, 2, 3)",
    ],
    "display metadata": [
        "from IPython.display import publish_display_data\npublish_display_data({'text/plain': 'a'}, {'k': 1})"
    ],
    "update display": [
        "from IPython.display import display\nh = display('một', display_id='d')",
        "h.update('hai')",
        "display('ba', display_id='d')\nh.update('bốn')",
        "from IPython.display import update_display\nupdate_display('năm', display_id='d')",
    ],
    "clear output": [
        "from IPython.display import clear_output\nprint('mất')\nclear_output()\nprint('còn')",
        "print('mất')\nclear_output(wait=True)\nprint('còn')",
        "print('còn')\nclear_output(wait=True)",
    ],
    "matplotlib inline": [
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title('Đồ thị')",
        "fig, ax = plt.subplots()\nax.bar([1, 2], [3, 4])\nprint('xong')",
        "fig",
        "plt.figure()\nplt.figure()",
        "plt.close('all')",
    ],
    "matplotlib svg": [
        "import os\nos.environ['SOURCE_DATE_EPOCH'] = '0'",
        "import matplotlib as mpl\nmpl.rcParams['svg.hashsalt'] = 'a'",
        "%config InlineBackend.figure_formats = ['svg']\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "%matplotlib inline",
    ],
    "figure without pyplot": ["from matplotlib.figure import Figure\nf = Figure()\nf.subplots().plot([1, 2])\nf"],
    "pandas": [
        "import pandas as pd\ndf = pd.DataFrame({f'cột {i}': range(80) for i in range(30)})\ndf",
        "df.head()",
        "print(df)",
        "df.style.format('{:.1f}').set_uuid('a')",
        "df['cột 1'].describe()",
    ],
    "rich representations": [
        "class A:\n    def _repr_html_(self):\n        return '<p>a</p>'\n    def __repr__(self):\n        return 'A'\nA()",
        "class B:\n    def _repr_png_(self):\n        return b'\\x89PNG\\r\\n\\x1a\\nxx'\nB()",
        "class C:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n        return {'text/plain': 'c'}, {'m': 1}\nC()",
        "class D:\n    def _ipython_display_(self):\n        print('tự hiện')\nD()",
    ],
    "representation that fails": [
        "class A:\n    def _repr_html_(self):\n        raise ValueError('hỏng')\n    def __repr__(self):\n        return 'A'\nA()",
    ],
    "error": ["print('trước')", "def f():\n    1 / 0\nf()", "print('không tới')"],
    "error with raises-exception": [
        ("1 / 0", "raises-exception"),
        "print('vẫn chạy')",
        ("raise KeyError('k')", "raises-exception"),
    ],
    "chained error": ["try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError('ngoài') from e"],
    "exception group": ["raise ExceptionGroup('nhóm', [ValueError('a'), TypeError('b')])"],
    "syntax error": ["print('trước')", "def f(:\n    pass"],
    "indentation error": ["if True:\nprint(1)"],
    "name error": ["khong_co"],
    "keyboard interrupt": ["raise KeyboardInterrupt"],
    "sys.exit zero": ["import sys\nsys.exit()", "print('không tới')"],
    "sys.exit with a number": ["import sys\nsys.exit(3)"],
    "assertion": ["assert 1 == 2, 'một không bằng hai'"],
    "input is refused": [
        ("input('tên? ')", "raises-exception"),
        ("import getpass\ngetpass.getpass()", "raises-exception"),
    ],
    "top-level await": [
        "import asyncio\nawait asyncio.sleep(0)\nprint('đợi xong')",
        "async def f():\n    await asyncio.sleep(0.01)\n    return 4\nawait f()",
        "t = asyncio.create_task(f())",
        "await t",
        ("asyncio.run(f())", "raises-exception"),
    ],
    "async error": ["async def f():\n    raise ValueError('trễ')\nawait f()"],
    "magics": [
        "%%capture c\nprint('giấu')\n5",
        "c.stdout",
        "%%bash\necho xin chào\necho lỗi >&2",
        "%%sh\nexit 0",
        "%pwd;",
        "%%writefile /dev/null\nabc",
        "%who_ls;",
        "n = %timeit -o -n1 -r1 -q pass\ntype(n).__name__",
        "%%html\n<p>thẻ</p>",
        "?khong_co_gi",
    ],
    "bash that fails": ["%%bash\nexit 3"],
    "unknown magic": ["%khong_co"],
    "warnings": [
        "import warnings\nwarnings.warn('cẩn thận')",
        "def f():\n    warnings.warn('nữa', DeprecationWarning)\nf()",
    ],
    "logging": ["import logging\nlogging.warning('ghi')", "logging.getLogger('a').error('hỏng')"],
    "threads": [
        "import threading\nt = threading.Thread(target=print, args=('từ luồng',))\nt.start()\nt.join()",
        "from concurrent.futures import ThreadPoolExecutor\nsum(ThreadPoolExecutor(3).map(abs, [-1, -2]))",
    ],
    "child processes": [
        "import subprocess, sys\nsubprocess.run([sys.executable, '-c', 'print(1)'], check=True, capture_output=True).stdout",
        "import multiprocessing as mp\nwith mp.get_context('fork').Pool(2) as pool:\n    print(pool.map(abs, [-1, -2]))",
    ],
    "numbers": [
        "import numpy as np\na = np.arange(10_000.0).reshape(100, 100)\n(a @ a).sum()",
        "np.linalg.eigvalsh(np.eye(50)).sum()",
    ],
    "pyarrow": [
        "import pyarrow as pa, pyarrow.compute as pc, pyarrow.parquet as pq, io\nt = pa.table({'a': list(range(1000))})",
        "b = io.BytesIO()\npq.write_table(t, b)\npq.read_table(io.BytesIO(b.getvalue())).num_rows",
        "pc.sum(t['a']).as_py()",
    ],
    "history": ["a = 1", "a", "_2", "In[1]", "Out"],
    "main module": ["class K: pass\nimport pickle\npickle.loads(pickle.dumps(K())).__class__.__module__", "__name__"],
    "where it runs": [
        "import sys\n'' in sys.path, sys.path[0] == ''",
        "import os\nos.environ['MPLBACKEND'], os.environ['TERM']",
        "sys.stdout.encoding, sys.stdout.isatty()",
    ],
    "the shell": [
        "type(get_ipython().kernel).__name__ is not None",
        "get_ipython().user_ns is globals()",
        "get_ipython().execution_count",
    ],
    "empty cells": ["", "   ", "# chỉ chú thích", "1"],
    "many outputs": ["for i in range(60):\n    print(i)\n    display(i)"],
    "large text": ["print('ă' * 300_000)"],
    "display hook of its own": [
        "import sys\nold = sys.displayhook\nsys.displayhook = lambda v: print('móc', v)\n5",
        "6",
    ],
    "stdout redirected": [
        "import io, contextlib\nb = io.StringIO()\nwith contextlib.redirect_stdout(b):\n    print('vào đệm')\nb.getvalue()"
    ],
    "tqdm": ["from tqdm import tqdm\nfor _ in tqdm(range(3), ncols=40, bar_format='{n}/{total}', mininterval=0): pass"],
}
