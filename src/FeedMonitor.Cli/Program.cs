using System.Text;
using FeedMonitor.Cli.Commands;
using FeedMonitor.Cli.LocalHost;
using FeedMonitor.Hosting;

ProcessCulture.MakeInvariant();
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await FeedMonitorCommand.RunAsync(args, Terminal.OfProcess());
