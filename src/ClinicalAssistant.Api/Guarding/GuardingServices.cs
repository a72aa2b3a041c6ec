using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ClinicalAssistant.Api.Guarding;

/// <summary>Registration of what guards and records engines that answer by themselves.</summary>
internal static class GuardingServices
{
    public static void TryAddEngineGuards(this IServiceCollection services)
    {
        services.TryAddSingleton<EngineTextGuard>();
        services.TryAddSingleton<EngineRecord>();
    }
}
