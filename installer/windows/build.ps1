# Builds the program's folder and the installer on Windows.  Not yet run on a real machine.
#
#   powershell -ExecutionPolicy Bypass -File installer\windows\build.ps1
#
# Needs Python 3.11 or newer (as py), Visual Studio's C++ build tools, and Inno Setup 6 (iscc).
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Set-Location (Join-Path $PSScriptRoot '..\..')

function Invoke-Checked {
    param([string] $Program, [string[]] $Words)
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program ended with $LASTEXITCODE" }
}

$python = '.venv\Scripts\python.exe'
if (-not (Test-Path $python)) {
    Invoke-Checked 'py' @('-3', '-m', 'venv', '.venv')
    Invoke-Checked $python @('-m', 'pip', 'install', '--require-hashes', '--no-deps', '-r', 'requirements\build.txt')
    Invoke-Checked $python @('-m', 'pip', 'install', '--require-hashes', '--no-deps', '--no-build-isolation', '-r', 'requirements\development.txt', '-r', 'requirements\embedder.txt')
    Invoke-Checked $python @('-m', 'pip', 'install', '--no-deps', '--no-build-isolation', '-e', '.')
}

$package = 'build\package'
Invoke-Checked $python @('-m', 'pip', 'install', '--require-hashes', '--no-deps', '--upgrade', '--target', "$package\tools", '-r', 'requirements\package.txt')
if (-not $env:SOURCE_DATE_EPOCH) { $env:SOURCE_DATE_EPOCH = (git log -1 --format=%ct) }
Invoke-Checked $python @('installer\bundle\draw_icons.py', "$package\icons")
$env:PYTHONPATH = (Resolve-Path "$package\tools").Path
try { Invoke-Checked $python @('installer\bundle\build_bundle.py', $package) }
finally { Remove-Item Env:PYTHONPATH }

$version = (Select-String -Path pyproject.toml -Pattern '^version = "(.*)"$').Matches[0].Groups[1].Value
$iscc = (Get-Command iscc -ErrorAction SilentlyContinue)
$iscc = if ($iscc) { $iscc.Source } else { "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" }
Invoke-Checked $iscc @("/DVersion=$version", 'installer\windows\recollect.iss')
Write-Output "$package\recollect-$version-windows-x64.exe"
