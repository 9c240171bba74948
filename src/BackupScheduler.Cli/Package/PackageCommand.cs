using System.CommandLine;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Shell;
using BackupScheduler.Core;
using BackupScheduler.LocalAws.Processes;

namespace BackupScheduler.Cli.Package;

/// <summary><c>package</c>: the folder from which the service is installed.</summary>
internal static class PackageCommand
{
    private static readonly CommandHelp s_help = new("Makes a folder that is ready to be uploaded and deployed: the functions as a zip, and the templates.")
    {
        Details =
        [
            """
            The functions are published from this clone as native code; the CloudFormation templates name each other and the zip by their content.
            Beside each zip stands what it is made of, as CycloneDX 1.6. The same commit gives the same bytes. AWS is not called.
            """,
            "Its --output is the folder, not the form of the result: for that it has --json alone.",
        ],
        Examples =
        [
            new("package --output dist", "Package for x64"),
            new("package --output dist --arch arm64 --json", "Package for arm64, and tell as JSON what is in the folder"),
        ],
        ExitCodes =
        [
            new(ExitCode.Done, "packaged"), new(ExitCode.Failed, "it could not be made (a linker is missing, say); the folder is as it was"),
            new(ExitCode.BadUsage, "bad usage; the folder is as it was"), new(ExitCode.Interrupted, "interrupted; the folder is as it was"),
        ],
    };

    public static Command Create()
    {
        var output = new Option<string>("--output") { Description = "the folder to make; an earlier package there is replaced", HelpName = "folder", Required = true };
        var arch = ArchitectureOption();
        var json = new Option<bool>("--json") { Description = "print one JSON document; progress goes to the error output" };
        var command = new DocumentedCommand("package", s_help) { output, arch, json };
        command.SetAction(Invoking.Action((parsed, cancellation) =>
        {
            var options = new PackageOptions(parsed.GetValue(output)!, parsed.GetValue(arch)!) { Json = parsed.GetValue(json) };
            if (options.Output.Length == 0) throw new BadUsageException(Given.Line("--output", Given.Show(""), "a folder"));
            var (tree, terminal) = (SourceTree.Find(Environment.CurrentDirectory, AppContext.BaseDirectory), Terminal.OfProcess());
            var source = new FunctionPublish(tree, new NativeTools(SearchPath.FromEnvironment()), terminal.Progress);
            return Packaging.RunAsync(options, tree, source, terminal, cancellation);
        }));
        return command;
    }

    private static Option<IReadOnlyList<FunctionArchitecture>> ArchitectureOption()
    {
        var option = WordOption.Of<IReadOnlyList<FunctionArchitecture>>(
            "--arch", "processor", "the functions' processor, x64 unless given; the linker of this machine's other one is needed for it",
            ("x64", [FunctionArchitecture.X64]), ("arm64", [FunctionArchitecture.Arm64]), ("all", FunctionArchitecture.All));
        option.DefaultValueFactory = _ => [FunctionArchitecture.X64];
        return option;
    }
}
