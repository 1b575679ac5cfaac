using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using FeedMonitor.Cli;
using FeedMonitor.Cli.Commands;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Configuration;
using FeedMonitor.Hosting;

ProcessCulture.MakeInvariant();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var terminal = Terminal.OfProcess();
var root = new RootCommand("Feed Monitor: watches news feeds for the words that you must not miss.")
{
    UpCommand.Create(terminal),
    ParseCommand.Create(terminal),
    CleanCommand.Create(terminal),
    MatchCommand.Create(terminal),
};

const int Mistake = 2;
try
{
    var parsed = root.Parse(args);
    var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    return parsed.Action is ParseErrorAction ? Mistake : exitCode;
}
catch (UserErrorException e)
{
    terminal.Complain($"feedmonitor: {e.Message}");
    return Mistake;
}
catch (ConfigurationException e)
{
    foreach (var problem in e.Problems)
    {
        terminal.Complain($"feedmonitor: {problem}");
    }

    return Mistake;
}
