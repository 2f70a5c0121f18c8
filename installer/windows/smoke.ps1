# Installs, uses and removes the program on Windows, as far as that goes without a person.
# Not yet run on a real machine.
#
#   powershell -ExecutionPolicy Bypass -File installer\windows\smoke.ps1 build\package\recollect-….exe
param([Parameter(Mandatory)] [string] $Installer)
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest

function Assert-True {
    param([bool] $IsTrue, [string] $What)
    if (-not $IsTrue) { throw "FAILED: $What" }
}

$done = Start-Process -FilePath $Installer -ArgumentList '/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART' -Wait -PassThru
Assert-True ($done.ExitCode -eq 0) 'the installer'
$folder = Join-Path $env:LOCALAPPDATA 'Programs\Recollect'
$program = Join-Path $folder 'recollect.exe'
$env:RECOLLECT_HOME = Join-Path $env:LOCALAPPDATA 'recollect\home'

& $program demo --json | Out-File -Encoding utf8 demo.json
Assert-True ($LASTEXITCODE -eq 0) 'the demo'
$answers = (Get-Content demo.json -Raw | ConvertFrom-Json).answers
Assert-True ($answers.Count -gt 0) 'answers of the demo'
& $program stats --json
& $program autostart on
Assert-True ($LASTEXITCODE -eq 0) 'autostart'
$link = (Get-ItemProperty 'HKCU:\Software\Classes\recollect\shell\open\command').'(default)'
Assert-True ($link -like '*recollect-desktop.exe" open "%1"') 'the links'

& $program remember 'The spare key is with Ada.' | Out-Null
Start-Process -FilePath (Join-Path $folder 'unins000.exe') -ArgumentList '/VERYSILENT', '/SUPPRESSMSGBOXES' -Wait
Start-Sleep -Seconds 5
Assert-True (-not (Test-Path $program)) 'the program is gone'
Assert-True (Test-Path (Join-Path $env:RECOLLECT_HOME 'memory.db')) 'the memory is still there'
Write-Output 'The installer is proven.'
