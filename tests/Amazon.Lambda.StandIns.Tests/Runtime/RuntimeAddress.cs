namespace StandIns.Tests.Runtime;

/// <summary>Sets AWS_LAMBDA_RUNTIME_API for one test.</summary>
internal sealed class RuntimeAddress : IDisposable
{
    private const string Variable = "AWS_LAMBDA_RUNTIME_API";

    public RuntimeAddress(string value) => Environment.SetEnvironmentVariable(Variable, value);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);
}
